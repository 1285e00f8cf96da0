import { type Chunk, type DeadEnd, defineJob, type Finish, type Job } from '../../base/jobs/index.ts'
import type { Transaction } from '../../base/store/index.ts'
import { followKeyring } from './follow-keyring.ts'
import type { Office } from './office.ts'

/** A job whose handler needs the office: its keys, its objects, its clock. Queued like any other; worked once it is bound to an office. */
export interface OfficeJob<Input> extends Omit<Job<Input>, 'outOfTries'> {
  of(office: () => Office): Job<Input>
  /** Needs no keys, so it is worked while the vault is sealed too. */
  whileSealed: boolean
}

/** Like `Handler`, with the office before the input. */
export type OfficeHandler<Input> = (office: Office, input: Input, chunk: Chunk) => Promise<Finish>

type Definition<Input> = Partial<Pick<Job<Input>, 'retries' | 'backoffSeconds' | 'leaseSeconds'>> & {
  name: string
  whileSealed?: true
  load(): Promise<OfficeHandler<Input>>
  /** As of `Job`, with the office first. It may be called while the vault is sealed. */
  outOfTries?(office: Office, trx: Transaction, input: Input, end: DeadEnd): Promise<void>
}

/** Declares a job of the office; what is not given is as in `defineJob`. */
export function defineOfficeJob<Input>(definition: Definition<Input>): OfficeJob<Input> {
  const { outOfTries, ...rest } = definition
  const bound = (office: () => Office): Job<Input> =>
    defineJob({
      ...rest,
      ...(outOfTries && { outOfTries: (trx, input, end) => outOfTries(office(), trx, input, end) }),
      async load() {
        const handle = await definition.load()
        return async (input, chunk) => {
          const found = office()
          await followKeyring(found)
          return handle(found, input, chunk)
        }
      },
    })
  const unbound = () => {
    throw new TypeError(`${definition.name} was opened without an office: use bindJobs`)
  }
  return { ...bound(unbound), of: bound, whileSealed: definition.whileSealed === true }
}

/** The jobs as a queue opens them. `office` is asked when a chunk is worked, for the queue is part of the office itself. */
export function bindJobs(jobs: readonly (OfficeJob<never> | Job<never>)[], office: () => Office): Job<never>[] {
  return jobs.map((job) => ('of' in job ? job.of(office) : job))
}
