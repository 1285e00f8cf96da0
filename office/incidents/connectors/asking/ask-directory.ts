import {
  type Directory,
  type DirectoryAddress,
  DirectoryFailure,
  type Result,
  resultCodes,
  resultName,
} from '../../../../base/directory/index.ts'
import type { Secret } from '../../../../base/vault/index.ts'
import { type ConnectorContext, defaultLimits } from '../contract.ts'
import { StepFailure } from './step-failure.ts'

export interface DirectoryLogin {
  address: DirectoryAddress
  name: string
  password: Secret
}

/** Opens a connection, signs in, does one piece of work and closes. Every trouble is a `StepFailure`. */
export async function askDirectory<T>(
  { address, name, password }: DirectoryLogin,
  context: ConnectorContext,
  work: (directory: Directory) => Promise<T>,
): Promise<T> {
  const { seconds, bytes } = { ...defaultLimits, ...context.limits }
  const limits = { seconds, messageBytes: bytes, searchBytes: bytes, entries: 100 }
  const directory = await before(() => context.openDirectory(address, limits))
  try {
    acceptBind(await before(() => directory.bind(name, password.reveal())))
    return await during(() => work(directory))
  } finally {
    directory.close()
  }
}

/** Until the sign-in is through nothing can have been changed, whatever went wrong. */
async function before<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof DirectoryFailure) throw StepFailure.refused('unreachable', error.message)
    throw error
  }
}

async function during<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof DirectoryFailure)) throw error
    if (!error.sent) throw StepFailure.refused('unreachable', error.message)
    throw StepFailure.doubtful(error.trouble === 'not-understood' ? 'unclear-answer' : 'no-answer', error.message)
  }
}

function acceptBind(result: Result): void {
  if (result.code === resultCodes.success) return
  if (result.code === resultCodes.invalidCredentials)
    throw StepFailure.refused('unauthorised', 'The directory does not accept the name and password of the connector')
  throw refusalOf(result, 'signing in')
}

/**
 * The refusal for a result that is not success. A directory that gives one has not done what it was asked (RFC 4511 section 4.6:
 * all of a modification or nothing). Of its own text only Active Directory's error number is told.
 */
export function refusalOf({ code, diagnostic }: Result, doing: string): StepFailure {
  const number = /^([0-9A-F]{8}):/.exec(diagnostic)?.[1]
  const how = `${resultName(code)}${number === undefined ? '' : `, error ${number}`}`
  switch (code) {
    case resultCodes.insufficientAccessRights:
      return StepFailure.refused(
        'forbidden',
        `The directory does not let the connector do this, when ${doing} (${how})`,
      )
    case resultCodes.noSuchObject:
      return StepFailure.refused('not-found', `The directory has no such entry, when ${doing} (${how})`)
    case resultCodes.busy:
    case resultCodes.unavailable:
      return StepFailure.refused('rejected', `The directory is busy, when ${doing} (${how}); try again later`)
    case resultCodes.referral:
      return StepFailure.refused(
        'rejected',
        `The directory points to another server, which is not followed, when ${doing}; name a server in the settings that takes changes`,
      )
    default:
      return StepFailure.refused('rejected', `The directory refused, when ${doing} (${how})`)
  }
}
