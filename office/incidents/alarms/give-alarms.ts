import type { Transaction } from '../../../base/store/index.ts'
import { membersWith, type Office, type OfficeHandler, tellPeople } from '../../access/index.ts'
import { recordOf } from '../deadlines/law-of.ts'
import { type AlarmMoment, alarmMoments } from './alarm-marks.ts'

/** The queue follows the database's clock, the office its own: they may differ by this much. */
const skewMs = 10 * 60_000

export const lookAtDeadlines: OfficeHandler<{ at: string }> = async (office, { at }, { caseId }) => {
  const queued = Date.parse(at)
  const now = office.clock.now()
  if (queued - now > skewMs) throw new Error('the clock of this machine is far behind the one of the database')
  return async (trx) => ({ told: await giveAlarms(office, trx, caseId!, new Date(Math.max(now, queued))) })
}

/** Who is told of deadlines. */
const readers = ['privacy-officer', 'incident-manager', 'counsel'] as const

interface Near {
  id: string
  duty: string
  due_at: Date
  due: string
  since: Date
}

/**
 * Tells, once each, that deadlines of a case are near or over. Of several marks that have passed, as after a standstill, the last one is told and
 * those before it are kept as passed over. Needs no keys, so it goes on while the vault is sealed. Answers how many were told.
 */
export async function giveAlarms(office: Office, trx: Transaction, caseId: string, now: Date): Promise<number> {
  let told = 0
  for (const near of await openDeadlines(trx, caseId)) {
    const passed = alarmMoments(near.since, near.due_at).filter(({ at }) => at <= now.getTime())
    const last = passed.at(-1)
    if (last === undefined || !(await keep(office, trx, caseId, near, last, true))) continue
    for (const before of passed.slice(0, -1)) await keep(office, trx, caseId, near, before, false)
    await tell(office, trx, caseId, near, last, now)
    told += 1
  }
  return told
}

/** Deadlines that count, of cases that are open; a stage that is due together with its duty is told with it. */
async function openDeadlines(trx: Transaction, caseId: string): Promise<Near[]> {
  const rows = await trx
    .selectFrom('deadlines')
    .innerJoin('cases', 'cases.id', 'deadlines.case_id')
    .select(['deadlines.id', 'duty', 'stage', 'due_at', 'due', 'since'])
    .where('case_id', '=', caseId)
    .where('cases.state', '=', 'open')
    .where('status', 'in', ['due', 'conditional'])
    .where('due_at', 'is not', null)
    .where('done_at', 'is', null)
    .orderBy('due_at')
    .orderBy('stage')
    .execute()
  const own = new Set(
    rows.filter(({ stage }) => stage === '').map(({ duty, due_at }) => `${duty} ${due_at!.getTime()}`),
  )
  return rows
    .filter(({ duty, stage, due_at }) => stage === '' || !own.has(`${duty} ${due_at!.getTime()}`))
    .map(({ id, duty, due_at, due, since }) => ({ id, duty, due_at: due_at!, due: due!, since }))
}

async function keep(
  office: Office,
  trx: Transaction,
  caseId: string,
  { id: deadline_id, due_at }: Near,
  { leadMinutes: lead_minutes }: AlarmMoment,
  told: boolean,
): Promise<boolean> {
  const added = await trx
    .insertInto('alarms')
    .values({ id: office.ids.next(), case_id: caseId, deadline_id, due_at, lead_minutes, told })
    .onConflict((on) => on.columns(['case_id', 'deadline_id', 'due_at', 'lead_minutes']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

async function tell(
  office: Office,
  trx: Transaction,
  caseId: string,
  { id, duty, due_at, due }: Near,
  { leadMinutes }: AlarmMoment,
  now: Date,
): Promise<void> {
  const facts = { duty, due: due_at.toISOString(), minutes: leadMinutes }
  await office.recorder.write(trx, 'program', caseId, [{ what: 'deadline.alarm', subject: ['deadline', id], facts }])
  const people = await membersWith(trx, caseId, readers, now)
  const kind = leadMinutes === 0 ? 'deadline-over' : 'deadline-near'
  await tellPeople(office, trx, people, { kind, caseId, about: id, what: nameOf(duty), due })
}

function nameOf(duty: string): string {
  const record = recordOf(duty)
  return record === undefined ? duty : `${record.recipient.name ?? record.law} (${duty})`
}
