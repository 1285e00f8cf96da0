import { expect, test } from 'vitest'
import type { OutputOf } from '../../office/client-types.ts'
import { runEnded } from './evidence.ts'
import type { Story } from './open-story.ts'

type Line = OutputOf<'list-people'>['people'][number]

/** Everybody in the register, page by page. */
export async function wholeRegister({ people, kept }: Story): Promise<Line[]> {
  const all: Line[] = []
  const ask = { case_id: kept.case_id, order: 'number' as const, limit: 50 }
  let page = await people.ada.act('list-people', ask)
  for (;;) {
    all.push(...page.people)
    if (page.next === undefined) break
    page = await people.ada.act('list-people', { ...ask, run_id: page.run_id, after: page.next })
  }
  expect(all).toHaveLength(page.total)
  return all
}

/** Patients whom the world's truth counts among those in the leak. */
export const affected = ({ truth }: Story): string[] =>
  [...truth.people.values()].filter(({ isPatient }) => isPatient).map(({ person }) => person)

/** The register names exactly the patients who are in the leak: nobody missed, nobody wrong, nobody twice. */
async function checkTruth(story: Story): Promise<Line[]> {
  const register = await wholeRegister(story)
  const linked = register.filter(({ outcome }) => outcome === 'linked').map(({ patient_id }) => patient_id!)
  expect(linked.toSorted()).toEqual(affected(story).toSorted())
  return register
}

/** Whose data it is, against the truth of the world; and the matches that people have to decide. */
export function readRegister(story: () => Story): void {
  test('the register is the truth: nobody is missed, nobody is wrong', async () => {
    const { people, kept } = story()
    const { case_id } = kept
    expect(affected(story()).length).toBeGreaterThan(100)
    const register = await checkTruth(story())
    expect((await people.ben.act('count-people', { case_id })).total).toBe(register.length)
    for (const who of [people.eve, people.kit, people.cora, people.gil]) await who.isRefused('list-people', { case_id })
  })

  test('Rex decides the doubtful matches, Ada gives a second opinion without seeing his, and they settle one', async () => {
    const { people, kept } = story()
    const { rex, ada, eve } = people
    const { case_id } = kept
    const { run_id, next, counts } = await rex.act('list-reviews', { case_id })
    expect(counts).toMatchObject({ total: next.length, open: next.length })
    expect(next.length).toBeGreaterThan(2)
    await eve.isRefused('list-reviews', { case_id })
    const decide = { case_id, run_id, person: next[0]!.person, outcome: 'none' as const }
    await eve.isRefused('decide-match', decide)
    for (const { person } of next)
      await rex.act('decide-match', { case_id, run_id, person, ...(await rightAnswer(story(), run_id, person)) })
    await rex.isRefused('decide-match', { ...decide, round: 2 })

    const second = await ada.act('list-reviews', { case_id, queue: 'second' })
    expect(second.next).toHaveLength(next.length)
    for (const [at, { person }] of second.next.entries()) {
      const seen = await ada.act('read-review', { case_id, run_id, person })
      expect([seen.opinions.length, seen.hidden], 'his opinion is hidden').toEqual([0, 1])
      const answer = at === 0 ? { outcome: 'none' as const } : await rightAnswer(story(), run_id, person)
      await ada.act('decide-match', { case_id, run_id, person, round: 2, ...answer })
    }
    const [disputed] = (await rex.act('list-reviews', { case_id, queue: 'disputed' })).next
    const answer = await rightAnswer(story(), run_id, disputed!.person)
    await rex.act('decide-match', { case_id, run_id, person: disputed!.person, round: 3, ...answer })
    const { agreement } = await people.ben.act('review-quality', { case_id })
    expect(agreement).toMatchObject({ pairs: next.length, same: next.length - 1 })
  })

  test('random samples say how good the findings are, with an interval', async () => {
    const { people, kept } = story()
    const { rex, ben, kit } = people
    const { case_id } = kept
    const drawn = { case_id, kind: 'all-findings' as const, size: 12, seed: '2031-03-03' }
    await kit.isRefused('sample-findings', drawn)
    const { sample_id, size } = await rex.act('sample-findings', drawn)
    for (let n = 0; n < size; n++) await rex.act('judge-finding', { case_id, sample_id, n, verdict: 'right' })
    const { precision } = await ben.act('review-quality', { case_id })
    expect(precision['all-findings']).toMatchObject({ drawn: 12, right: 12, estimate: { share: 1, high: 1 } })
    expect(precision['all-findings'].estimate!.low).toBeCloseTo(0.7575, 3)
  })

  test('the next run takes the decisions in and shows them; the register is still the truth', async () => {
    const { people, kept } = story()
    await people.eve.isRefused('apply-decisions', { case_id: kept.case_id })
    await people.rex.act('apply-decisions', { case_id: kept.case_id })
    expect(await runEnded(story())).toMatchObject({ number: 2, state: 'done', current: true })
    const register = await checkTruth(story())
    expect(register.filter(({ decided }) => decided).length).toBeGreaterThan(2)
    expect(register.filter(({ outcome }) => outcome === 'ambiguous')).toEqual([])
  })
}

/** What somebody who knows everybody says: the candidate whom the item truly shows, or none of them. */
async function rightAnswer({ people, kept, truth }: Story, run_id: string, person: number) {
  const { seen, candidates } = await people.rex.act('read-review', { case_id: kept.case_id, run_id, person })
  const right = candidates.find(({ patient_id }) => truth.shows(seen[0]!.item, patient_id))
  return right === undefined ? { outcome: 'none' as const } : { outcome: 'same' as const, rank: right.rank }
}
