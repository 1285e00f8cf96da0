import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Action, mayDo, type Role } from '../../office/access/index.ts'
import { actions } from '../../office/actions.ts'
import { cordon } from '../cordon.ts'
import { sampleOf } from '../sample-of.ts'
import type { Story } from './open-story.ts'
import type { Person } from './person.ts'
import { until } from './until.ts'

/** The case comes to its end, stays as it was, and is proven to somebody who trusts nobody. */
export function endCase(story: () => Story): void {
  test('what is still missing is named; then the case is closed, by whoever may', async () => {
    const { people, kept } = story()
    const { ada, ben, eve } = people
    const { case_id } = kept
    const close = { case_id, reason: 'All duties are met, and the clinic works again' }
    await eve.isRefused('close-case', close)
    const first = await ben.act('close-case', close)
    expect(first.closed).toBe(false)
    expect(first.missing.duties.map(({ duty }) => duty)).toContain('us-hipaa-individuals')
    await endDuties(story())
    await endTasks(story())
    const { cause, change } = { cause: 'A password that was used twice', change: 'A second factor for everybody' }
    await ben.act('write-after-action', { case_id, version: 0, answers: { cause, change } })
    await ben.act('add-lesson', { case_id, title: 'A second factor by April', owner_id: eve.accountId })
    expect(await ben.act('check-closing', { case_id })).toMatchObject({ ready: true })
    expect((await ben.act('close-case', close)).closed).toBe(true)
    const report = await ada.act('read-final-report', { case_id })
    expect(report).toMatchObject({ state: 'closed', endings: [{ how: 'closed', by: { name: 'Ben Ho' } }], exhibits: 1 })
    await people.kit.isRefused('read-final-report', { case_id })
  })

  test('closed, it takes no change: not by any action, nor the rest of an upload that was begun before', async () => {
    const { people, kept } = story()
    const { case_id } = kept
    const every: readonly Action[] = actions
    const changing = every.filter(
      ({ scope, effect, whileClosed, fourEyes }) => scope === 'case' && effect === 'write' && !whileClosed && !fourEyes,
    )
    expect(changing.length).toBeGreaterThan(30)
    for (const action of changing) {
      const [who] = hands(story()).find(([, role]) => mayDo([role], 'case', action.permission))!
      const input = { ...(sampleOf(action.input) as object), case_id }
      const answer = await who.post(`/api/${action.name}`, input)
      expect(`${action.name}: ${answer.body.code}`).toBe(`${action.name}: CASE_CLOSED`)
    }
    expect(await people.eve.sendPart(case_id, kept.left_upload, 0, Buffer.from('later'))).toMatchObject({
      ...{ status: 409, body: { code: 'CASE_CLOSED' } },
    })
    const { tasks } = await people.ben.act('list-tasks', { case_id })
    for (const { task_id, version, kind } of tasks.filter(({ kind }) => kind !== 'lesson')) {
      const changed = { case_id, task_id, version, reason: 'Once more' }
      expect(await people.ben.cannot('drop-task', changed), kind).toBe('CASE_CLOSED')
    }
    const lesson = tasks.find(({ kind }) => kind === 'lesson')!
    await people.eve.act('finish-task', { case_id, task_id: lesson.task_id, version: lesson.version, result: 'Done' })
  })

  test('Otto takes a proof pack home: it verifies without us, and not once a byte of it is changed', async () => {
    const { people, kept, desk } = story()
    const { otto, kit, ben } = people
    const { case_id } = kept
    await kit.isRefused('make-proof-pack', { case_id })
    await ben.isRefused('make-proof-pack', { case_id })
    const { pack_id } = await otto.act('make-proof-pack', { case_id })
    await until(async () => {
      const [pack] = (await otto.act('list-proof-packs', { case_id })).packs
      return pack?.state === 'ready' ? pack : undefined
    })
    const leave = await otto.act('download-proof-pack', { case_id, pack_id })
    const bytes = (await otto.download(`/api/cases/${case_id}/proofs/${leave.download_id}`)) as Buffer
    const path = join(desk, 'proof.zip')
    writeFileSync(path, bytes)
    const key = readFileSync(join(story().dataFolder, 'ledger/vkey'), 'utf8').trim()
    const said = await cordon('verify', path, '--key', key)
    expect(said).toMatchObject({ status: 0, stdout: expect.stringContaining('nothing is wrong') })
    const changed = Buffer.from(bytes)
    changed[Math.floor(bytes.length / 2)]! ^= 1
    writeFileSync(path, changed)
    expect((await cordon('verify', path, '--key', key)).status).toBe(1)
  })

  test('a patient comes forward: Ben opens the case again, and work goes on', async () => {
    const { people, kept } = story()
    const { ben, eve } = people
    const { case_id } = kept
    const reopen = { case_id, reason: 'A patient has been blackmailed' }
    await eve.isRefused('reopen-case', reopen)
    await ben.act('reopen-case', reopen)
    await ben.act('add-note', { case_id, text: 'She rang at nine' })
    expect((await ben.act('read-case', { case_id })).state).toBe('open')
  })
}

const hands = ({ people }: Story): [Person, Role][] => [
  [people.ada, 'privacy-officer'],
  [people.ben, 'incident-manager'],
  [people.eve, 'security'],
  [people.kit, 'call-desk'],
]

async function endDuties({ people, kept }: Story): Promise<void> {
  const { case_id } = kept
  const { missing } = await people.ben.act('check-closing', { case_id })
  for (const { duty } of missing.duties) {
    const board = (await people.ada.act('list-deadlines', { case_id })).deadlines
    const { deadline_id, version } = board.find((one) => one.duty === duty)!
    await people.ada.act('mark-done', { case_id, deadline_id, version, proof: 'Sent and received' })
  }
}

/** Until none is left: what follows a step that was set aside opens. Ada ends what is privileged. */
async function endTasks({ people, kept }: Story): Promise<void> {
  const { case_id } = kept
  for (;;) {
    const open = (await people.ada.act('list-tasks', { case_id, state: 'open' })).tasks
    const left = open.filter(({ kind }) => kind !== 'lesson')
    if (left.length === 0) return
    for (const { task_id, version } of left)
      await people.ada.act('drop-task', { case_id, task_id, version, reason: 'Done on paper' })
  }
}
