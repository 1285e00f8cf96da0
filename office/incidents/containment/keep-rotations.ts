import { createHash } from 'node:crypto'
import { normalisers } from '../../../base/vault/index.ts'
import type { OwnWork } from '../../access/index.ts'
import type { RotateTask } from '../connectors/rotate-task.ts'
import { addTask } from '../tasks/add-task.ts'

/** Kept of a group of leaked secrets; sealed. Never a secret. */
export type RotationWords = Pick<RotateTask, 'owner' | 'system' | 'within' | 'places' | 'title' | 'orders'>

/** Each of the first groups is a task of its own; what is beyond is one task with a list, for nobody works through thousands one by one. */
const tasksOfTheirOwn = 40
/** To be done within a day: whoever has the leak tries what is in it. */
const dueMs = 24 * 3_600_000

/**
 * Keeps what a run found of secrets, as work: a group that was found before is the same one, with new counts; each new one is a task. Without
 * keys in the clear: groups are told apart by a blind index.
 */
export async function keepRotations(work: OwnWork, runId: string, found: readonly RotateTask[]): Promise<void> {
  if (found.length === 0) return
  const known = await knownRotations(work)
  const added: { id: string; group: RotateTask }[] = []
  for (const group of found) {
    const token = tokenOf(work, group)
    const before = known.get(token)
    const id = before ?? work.newId()
    const words = work.seal({ table: 'rotations', row: id }, wordsOf(group))
    const content = { secrets: group.count, words, run_id: runId }
    if (before === undefined) {
      const row = { id, case_id: work.caseId, token, element: group.element, way: group.by, found_at: work.now }
      await work.trx
        .insertInto('rotations')
        .values({ ...row, ...content })
        .execute()
      added.push({ id, group })
    } else await change(work, before, content)
  }
  await addTasks(work, added)
  const secrets: Record<string, number> = {}
  for (const { element, count } of found) secrets[element] = (secrets[element] ?? 0) + count
  const facts = { rotations: found.length, added: added.length, secrets }
  work.record({ what: 'secrets.found', subject: ['run', runId], facts })
}

const wordsOf = ({ owner, system, within, places, title, orders }: RotateTask): RotationWords => ({
  ...(owner !== undefined && { owner }),
  ...(system !== undefined && { system }),
  ...(within !== undefined && { within }),
  ...{ places, title, orders },
})

/** A hash first: the index takes words of people, and these are joined parts. */
function tokenOf(work: OwnWork, { element, by, owner, system, within }: RotateTask): string {
  const key = JSON.stringify([element, by, owner, system, within])
  return work.token('rotation', createHash('sha256').update(key).digest('hex'), normalisers.identifier)!
}

async function knownRotations({ trx, caseId }: OwnWork): Promise<Map<string, string>> {
  const rows = await trx.selectFrom('rotations').select(['id', 'token']).where('case_id', '=', caseId).execute()
  return new Map(rows.map(({ id, token }) => [token, id]))
}

async function change({ trx, caseId }: OwnWork, id: string, content: object): Promise<void> {
  await trx.updateTable('rotations').set(content).where('case_id', '=', caseId).where('id', '=', id).execute()
}

async function addTasks(work: OwnWork, added: readonly { id: string; group: RotateTask }[]): Promise<void> {
  const common = { kind: 'rotate-credential', phase: 'limit-the-breach', ownerRole: 'security' }
  const dueAt = new Date(work.now.getTime() + dueMs)
  for (const { id, group } of added.slice(0, tasksOfTheirOwn))
    await change(work, id, {
      task_id: await addTask(work, { ...common, dueAt, title: group.title, text: textOf(group) }),
    })
  const rest = added.slice(tasksOfTheirOwn)
  if (rest.length === 0) return
  const title = `Make the secrets of ${rest.length} further places worthless`
  const task_id = await addTask(work, { ...common, dueAt, title, text: 'They are listed under containment.' })
  for (const { id } of rest) await change(work, id, { task_id })
}

function textOf({ owner, system, within, places, count }: RotateTask): string {
  const more = count - places.length
  return [
    ...(owner === undefined ? [] : [`Account: ${owner}`]),
    ...(system === undefined ? [] : [`System: ${system}`]),
    ...(within === undefined ? [] : [`In: ${within}`]),
    ...places.map(({ item, location }) => `${item} ${location}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('\n')
}
