/** The console as the server sees it: a folder of files to send, and the policy to send them with. */
export { type BuiltConsole, buildConsole } from './build.ts'
export { consolePolicy } from './policy.ts'
