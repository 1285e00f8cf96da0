import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Story } from './open-story.ts'
import { until } from './until.ts'

/** Counsel, security and the firm from outside each do their part, and see no more than that. */
export function workAsTeam(story: () => Story): void {
  test('what Cora writes for counsel is there for Ada and for nobody else', async () => {
    const { people, kept } = story()
    const { ada, ben, eve, cora } = people
    const { case_id } = kept
    const text = 'A class action is likely: keep every mail'
    await ben.isRefused('add-note', { case_id, text: 'For counsel only', privileged: true })
    await cora.act('add-note', { case_id, text, privileged: true })
    const textsFor = async (who: typeof ada) =>
      (await who.act('read-timeline', { case_id, limit: 500 })).entries.flatMap(({ text }) => text ?? [])
    expect(await textsFor(cora)).toContain(text)
    expect(await textsFor(ada)).toContain(text)
    for (const who of [ben, eve, people.otto, people.gil]) expect(await textsFor(who)).not.toContain(text)
    const decision = { case_id, kind: 'pay-demand', outcome: 'no', reason: 'Counsel advises against it' }
    await ben.isRefused('record-decision', { ...decision, privileged: true })
    await ada.act('record-decision', { ...decision, privileged: true })
    expect((await ben.act('list-decisions', { case_id })).decisions.map(({ kind }) => kind)).not.toContain('pay-demand')
    await people.kit.isRefused('list-decisions', { case_id })
  })

  test('Eve blocks the address of the intruder: tried dry, confirmed, done by hand and proven', async () => {
    const { people, kept } = story()
    const { eve, rex, ada } = people
    const { case_id } = kept
    const target = { kind: 'indicator' as const, type: 'ip' as const, value: '203.0.113.9' }
    const plan = { case_id, action: 'block-indicator' as const, target, why: 'The files went there' }
    await rex.isRefused('plan-containment', plan)
    await ada.isRefused('list-containments', { case_id })
    const { containment_id } = await eve.act('plan-containment', plan)
    const settled = () =>
      until(async () => {
        const all = (await eve.act('list-containments', { case_id })).containments
        const one = all.find((each) => each.containment_id === containment_id)!
        return ['planning', 'confirmed'].includes(one.state) ? undefined : one
      })
    const dry = await settled()
    expect(dry).toMatchObject({ state: 'planned', answers: [{ step: 'dry-run', outcome: 'cannot-tell' }] })
    const order = { case_id, containment_id, version: dry.version }
    await rex.isRefused('confirm-containment', order)
    await eve.act('confirm-containment', order)
    const waiting = await settled()
    expect(waiting.answers.at(-1)).toMatchObject({ reason: 'waiting-for-person' })
    const proof = [{ shows: 'The rule in the firewall', sha256: createHash('sha256').update('rule').digest('hex') }]
    await eve.act('report-containment', { ...order, version: waiting.version, outcome: 'done', proof })
    expect(await settled()).toMatchObject({ state: 'done', confirmed: { by: { name: 'Eve Kwok' } } })
    const { rotations } = await eve.act('list-rotations', { case_id })
    expect(rotations.map(({ element }) => element)).toContain('password')
  })

  test('Gil of the forensics firm sees the evidence and nothing of the people; after his day, nothing at all', async () => {
    const { people, kept, hoursPass } = story()
    const { gil } = people
    const { case_id } = kept
    const { run_id, inside } = await gil.act('list-items', { case_id })
    expect(inside.items).toBeGreaterThan(80)
    const { parts } = await gil.act('read-item', { case_id, run_id, item: 'READ_ME_TO_RECOVER.txt' })
    expect(parts.length).toBeGreaterThan(0)
    const entries = (await gil.act('read-timeline', { case_id })).entries
    expect(
      entries.every(({ by }) => by?.name === undefined),
      'roles, not names',
    ).toBe(true)
    for (const name of [
      'list-deadlines',
      'list-decisions',
      'list-parties',
      'read-final-report',
      'list-people',
    ] as const)
      await gil.isRefused(name, { case_id })
    await gil.isRefused('find-people', { case_id, text: 'Foster' })
    expect((await gil.act('list-cases', {})).cases).toHaveLength(1)
    hoursPass(7 * 24)
    await gil.isRefused('list-items', { case_id })
    await gil.isRefused('read-case', { case_id })
    expect((await gil.act('list-cases', {})).cases).toEqual([])
  })
}
