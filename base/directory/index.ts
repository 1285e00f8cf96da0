/** Directory servers (LDAP, Active Directory): a small client with limits, secured always, that never follows a pointer elsewhere. */
export {
  type Directory,
  type DirectoryAddress,
  type DirectoryLimits,
  defaultDirectoryLimits,
  type Found,
  type OpenDirectory,
} from './directory.ts'
export { DirectoryFailure, type DirectoryTrouble } from './directory-failure.ts'
export type { Filter } from './messages/filter.ts'
export type { Change, Query } from './messages/request.ts'
export type { Entry } from './messages/response.ts'
export { type Result, resultCodes, resultName } from './messages/result.ts'
export { openDirectory } from './open-directory.ts'
