/** The console as a server sees it: a folder of files to send. */
export { type BuiltConsole, buildConsole } from './build.ts'
