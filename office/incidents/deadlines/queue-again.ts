import type { OwnWork } from '../../access/index.ts'
import { queueAlarms } from '../alarms/queue-alarms.ts'
import { countedPart, type Deadline } from './deadline-rows.ts'

/** Alarms of deadlines that count again: one that was undone, all of a case that was opened again. */
export async function queueAgain(work: OwnWork, ...deadlines: readonly Deadline[]): Promise<void> {
  await queueAlarms(
    work,
    deadlines.map((deadline) => ({ after: countedPart(deadline), since: deadline.since, done: false })),
  )
}
