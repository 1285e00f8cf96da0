import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineKinds } from '../../../base/ledger/index.ts'
import { loadDuties } from '../../../engine/duties/index.ts'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import { type Caller, roles } from '../../access/index.ts'
import { entryKinds as officeKinds } from '../../entry-kinds.ts'
import { exhibitKinds } from '../custody/exhibit.ts'
import { choices, judgements } from '../decisions/decision-kinds.ts'
import { factNames, judgementNames } from '../facts/fact-shapes.ts'
import { contactWays, partyKinds } from '../parties/party.ts'
import { cardKinds } from '../playbooks/do-this-now.ts'
import { loadTimelineWords, sayEntry } from './timeline-words.ts'

const entryKinds = { ...officeKinds, ...engineKinds }

describe('the timeline writes itself', () => {
  let office: TestOffice
  let case_id: string
  const people = {} as Record<'ada' | 'ben' | 'eve' | 'cora' | 'gil', Caller>
  beforeAll(async () => {
    office = await openTestOffice()
    people.ada = await office.addPerson('Ada Fong', 'incident-manager')
    people.ben = await office.addPerson('Ben Ho', 'privacy-officer')
    people.eve = await office.addPerson('Eve Kwok', 'security')
    people.cora = await office.addPerson('Cora Sze')
    people.gil = await office.addPerson('Gil Tam')
    case_id = (await act(office, 'open-incident', { title: 'Laptop gone', vectors: ['lost-device'] }, people.ada))
      .case_id
    const until = '2026-06-01T00:00:00Z'
    for (const [name, role] of [
      ['cora', 'counsel'],
      ['gil', 'guest-firm'],
    ] as const)
      await act(office, 'add-member', { case_id, account_id: people[name].accountId, role, until }, people.ada)
  })
  afterAll(() => office?.close())

  const read = async (who: Caller, more = {}) => (await act(office, 'read-timeline', { case_id, ...more }, who)).entries

  test('who did what and when, in both languages, from nothing but the ledger and the rows it refers to', async () => {
    const { tasks } = await act(office, 'list-tasks', { case_id }, people.eve)
    const lock = tasks.find(({ step }) => step === 'lock-device')!
    const answers = { kind: 'computer', locked: 'yes' }
    office.clock.set('2026-03-02T09:10:00+08:00')
    await act(office, 'answer-task', { case_id, task_id: lock.task_id, version: lock.version, answers }, people.eve)
    await act(
      office,
      'record-decision',
      { case_id, kind: 'notify-police', outcome: 'notify', reason: 'It was stolen' },
      people.ada,
    )
    await act(office, 'add-note', { case_id, text: 'The bus company has a camera' }, people.eve)
    const seen = await read(people.ada, { limit: 8 })
    expect(seen[0]).toMatchObject({
      kind: 'note.added',
      at: '2026-03-02T01:10:00.000Z',
      by: { name: 'Eve Kwok', role: 'security' },
      text: 'The bus company has a camera',
      words: { en: 'Wrote a note', 'zh-Hant': '寫下備註' },
    })
    expect(seen[1]).toMatchObject({
      words: { en: 'Decided: telling the police: tell' },
      text: 'It was stolen',
      about: { noun: 'decision' },
    })
    const done = seen.find(({ kind }) => kind === 'task.done')!
    expect(done).toMatchObject({
      words: { en: `Done: ${lock.title.en}`, 'zh-Hant': `完成：${lock.title['zh-Hant']}` },
      about: { noun: 'task', id: lock.task_id },
    })
  })

  test('page by page it is all there, each entry once, and readings of people’s data do not show', async () => {
    const all = await read(people.ada, { limit: 500 })
    const paged = []
    for (let before: number | undefined; ; ) {
      const page: typeof all = await read(people.ada, { limit: 7, ...(before !== undefined && { before }) })
      if (page.length === 0) break
      paged.push(...page)
      before = page.at(-1)!.entry_id
    }
    expect(paged).toEqual(all)
    expect(all.at(-1)!.words.en).toBe('Opened the incident: a lost or stolen device or paper')
    await act(office, 'list-case-concerns', { case_id }, people.ada)
    expect(await read(people.ada, { limit: 500 })).toEqual(all)
  })

  test('a guest firm learns roles and no names, and no reason of a decision', async () => {
    const seen = await read(people.gil, { limit: 500 })
    expect(JSON.stringify(seen)).not.toMatch(/Fong|Kwok|stolen'|It was stolen/)
    expect(seen[0]!.by).toEqual({ role: 'security' })
    const stranger = await office.addPerson('Hal Mok')
    await expect(read(stranger)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(act(office, 'add-note', { case_id, text: 'x' }, stranger)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })

  test('privileged matter is there with its words for counsel and privacy officer, and for nobody else in any form', async () => {
    const before = await read(people.ada, { limit: 500 })
    await expect(act(office, 'add-note', { case_id, text: 'x', privileged: true }, people.ada)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await act(office, 'add-note', { case_id, text: 'The claim would fail', privileged: true }, people.cora)
    await act(office, 'add-task', { case_id, title: 'Answer the claim', privileged: true }, people.cora)
    const decided = { case_id, kind: 'offer-help', outcome: 'no', reason: 'It would admit the fault', privileged: true }
    await act(office, 'record-decision', decided, people.ben)
    expect(await read(people.ada, { limit: 500 })).toEqual(before)
    expect(await read(people.gil, { limit: 500 })).toHaveLength(before.length)
    const [decision, task, note] = await read(people.cora, { limit: 3 })
    expect(note).toMatchObject({ kind: 'privileged.written', about: { noun: 'note' }, text: 'The claim would fail' })
    expect(task).toMatchObject({ kind: 'task.added' })
    expect(decision).toMatchObject({ about: { noun: 'decision' }, text: 'It would admit the fault' })
  })
})

describe('data/words/timeline.yaml', () => {
  const { kinds, codes, silent } = loadTimelineWords()

  /** What the timeline can point to; entries about sources, runs and single people may have words, or not. */
  const nouns = [
    'case',
    'concern',
    'task',
    'fact',
    'decision',
    'deadline',
    'note',
    'party',
    'exhibit',
    'person',
    'privileged',
    'containment',
    'proof',
  ]

  test('has words for every kind of entry about something in a case, or says that it is silent', () => {
    const ofNoCase = ['concern.reported', 'concern.closed', 'concern.duplicate', 'concern.answered']
    const known = [...Object.keys(kinds), ...silent, ...ofNoCase]
    const about = Object.entries(entryKinds).filter(([, { subject = '' }]) => nouns.includes(subject))
    expect(about.map(([kind]) => kind).filter((kind) => !known.includes(kind))).toEqual([])
  })

  test('asks only for facts that the entries have, in both languages the same ones', () => {
    const names = (text: string) => [...text.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name!).sort()
    for (const [kind, words] of Object.entries(kinds)) {
      expect(names(words.en), kind).toEqual(names(words['zh-Hant']))
      const facts = entryKinds[kind]!.facts
      expect(Object.keys(facts), kind).toEqual(expect.arrayContaining(names(words.en)))
    }
  })

  test('has words for every code that can stand in an entry', () => {
    const outcomes = [...Object.values(choices), ...Object.values(judgements)].flat()
    const all = [
      ...roles,
      ...cardKinds,
      ...factNames,
      ...judgementNames,
      ...Object.keys(choices),
      ...outcomes,
      ...partyKinds,
      ...contactWays,
      ...exhibitKinds,
    ]
    expect([...new Set(all)].filter((code) => !Object.hasOwn(codes, code))).toEqual([])
  })

  test('calls every duty of the law by what it asks for', () => {
    for (const { id, duty, jurisdiction } of loadDuties()) {
      const said = sayEntry('deadline.alarm', { duty: id })!
      expect(said.en).toBe(`Alarm: ${codes[duty]!.en}, ${jurisdiction}`)
    }
  })

  test('says nothing of what it does not know, and lets an unknown code stand for itself', () => {
    expect(sayEntry('toString', {})).toBeUndefined()
    expect(sayEntry('task.done', { step: 'a-step-of-long-ago' })!.en).toBe('Done: a-step-of-long-ago')
  })
})
