import { expect, test } from 'vitest'
import { providerText, type Story } from './open-story.ts'
import { ask } from './person.ts'

/** Somebody at the counter sees that something is wrong. */
export function tellConcern(story: () => Story): void {
  test('Sue at reception reports that files have strange names, in two minutes and without knowing much', async () => {
    const { people, place } = story()
    const { sue, kit, root } = people
    await root.act('change-provider', { text: providerText(story()), version: 0 })
    const receipt = await sue.act('report-concern', {
      ...{
        kind: 'malware',
        what: 'All files on the counter PC end in .locked, and a note wants money',
        people: 'unsure',
      },
      ...{ noticed: '2031-03-03T08:10:00-05:00', channel: 'screen', done: 'I pulled the network cable' },
    })
    expect(receipt.card.lines.length).toBeGreaterThan(0)
    const anonymous = await ask(place, '', '/api/report-anonymously', { what: 'The day list opens as rubbish today' })
    expect(anonymous.body).toMatchObject({ code: expect.stringMatching(/^CON-/), follow: expect.any(String) })
    const followed = await ask(place, '', '/api/follow-concern', { follow: anonymous.body.follow })
    expect(followed.body).toMatchObject({ state: 'new', answers: [] })
    await kit.isRefused('list-concerns', {})
    await sue.isRefused('read-concern', { concern_id: receipt.concern_id })
    await sue.isRefused('open-incident', { title: 'Locked files', vectors: ['malware'] })
  })

  test('Eve reads both reports and answers; Ben opens the incident, and its clocks and tasks start with it', async () => {
    const { people, kept } = story()
    const { sue, eve, ben, ada } = people
    const [second, first] = (await eve.act('list-concerns', {})).concerns
    expect((await eve.act('read-concern', { concern_id: first!.concern_id })).report?.done).toContain('network cable')
    const again = { concern_id: second!.concern_id, version: 1, outcome: 'duplicate' as const }
    await eve.act('triage-concern', { ...again, duplicate_of: first!.concern_id })
    await eve.act('answer-reporter', { concern_id: first!.concern_id, text: 'Well done. Please leave the PC on.' })
    const incident = { title: 'Locked files at the counter', vectors: ['malware' as const], occurred: 'unknown' }
    await eve.isRefused('open-incident', incident)
    const opened = await ben.act('open-incident', { ...incident, concern_ids: [first!.concern_id] })
    kept.case_id = opened.case_id
    const { case_id } = kept

    const [mine] = (await sue.act('my-concerns', {})).concerns
    expect(mine).toMatchObject({ state: 'in-case', answers: [{ text: 'Well done. Please leave the PC on.' }] })
    expect((await sue.act('list-cases', {})).cases).toEqual([])
    await sue.isRefused('read-case', { case_id })
    const { timeline, tasks } = await ben.act('read-case', { case_id })
    expect(timeline['discovered'], 'the clock starts when Sue noticed').toBe('2031-03-03T08:10:00-05:00')
    expect(tasks.open).toBeGreaterThan(3)
    const individuals = await findDeadline(ada, case_id, 'us-hipaa-individuals')
    expect(individuals).toMatchObject({ group: 'conditional', due: expect.stringContaining('2031-05-02') })
  })

  test('Ben lets in who is needed, those from outside until a day; Eve works off her first task', async () => {
    const { people, kept } = story()
    const { ben, eve, rex, kit, cora, gil, root } = people
    const { case_id } = kept
    const until = { gil: '2031-03-10T08:00:00-05:00', cora: '2031-06-30T18:00:00-04:00' }
    const guest = { case_id, account_id: gil.accountId, role: 'guest-firm' as const }
    expect(await ben.cannot('add-member', guest)).toBe('INPUT_INVALID')
    await eve.isRefused('add-member', { ...guest, until: until.gil })
    await ben.act('add-member', { ...guest, until: until.gil })
    await ben.act('add-member', { case_id, account_id: cora.accountId, role: 'counsel', until: until.cora })
    await ben.act('add-member', { case_id, account_id: rex.accountId, role: 'reviewer' })
    await ben.act('add-member', { case_id, account_id: kit.accountId, role: 'call-desk' })
    await root.isRefused('read-case', { case_id })

    const { tasks } = await eve.act('list-tasks', { case_id, state: 'open' })
    const cut = tasks.find(({ step }) => step === 'cut-network')!
    const answers = { 'all-cut': 'yes', sick: 4 }
    const work = { case_id, task_id: cut.task_id, version: cut.version }
    await kit.isRefused('answer-task', { ...work, answers })
    await eve.act('answer-task', { ...work, answers })
    const after = (await eve.act('list-tasks', { case_id, state: 'open' })).tasks.map(({ step }) => step)
    expect(after).toContain('change-passwords')
    await eve.isRefused('drop-task', { ...work, version: work.version + 1, reason: 'Already done' })
  })
}

/** One line of the board. */
export async function findDeadline(who: Story['people']['ada'], case_id: string, duty: string) {
  const found = (await who.act('list-deadlines', { case_id })).deadlines.find((one) => one.duty === duty)
  if (found === undefined) throw new Error(`${duty} is not on the board`)
  return found
}
