/** Hostile work in child processes: without network, with limits, each failure held to the one task that caused it. */
export type { TaskLimits } from './child.ts'
export { type FailureReason, SandboxFailure, TaskError } from './failure.ts'
export { type Program, type ProgramResult, runProgram } from './run-program.ts'
export { openSandbox, type RunOptions, type Sandbox, type SandboxOptions } from './sandbox.ts'
export { serveTasks, type TaskHandler } from './serve-tasks.ts'
