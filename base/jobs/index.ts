/** Queued work in the office's own database: added in the transaction that causes it, recorded exactly once. */
export { type AnyJob, type Chunk, type DeadEnd, defineJob, type Finish, type Handler, type Job } from './job.ts'
export { type AddOptions, type DeadChunk, type Jobs, openJobs } from './open-jobs.ts'
export { installQueue, queueTables } from './queue.ts'
export type { Worker, WorkerOptions } from './worker.ts'
