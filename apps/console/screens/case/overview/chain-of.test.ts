import { expect, test } from 'vitest'
import { type ChainInput, chainOf } from './chain-of.ts'
import { boundsOverTime, type Run } from './run-counts.ts'

const now = Date.parse('2026-03-02T01:00:00Z')
const nothing: ChainInput = { runs: [], sources: [], deadlines: [], questions: 0, now, isClosed: false }

const source: NonNullable<ChainInput['sources']>[number] = {
  ...{ source_id: 'a', label: 'leak', purpose: 'evidence', from: 'folder', state: 'ready', items: 3, bytes: 30 },
  attached_at: '2026-03-02T00:00:00Z',
}
const counted = {
  people: { proven: 231, possible: 0, linked: 200, ambiguous: 6, unlisted: 25 },
  elements: { name: 231, hkid: 80 },
  harm: { low: 100, medium: 100, high: 21, 'very-high': 10 },
  residence: { HK: 231 },
  items: { total: 3, read: 2, partial: 0, unread: 1 },
  ...{ gaps: 1, bytes: 30 },
  for_duties: { possible: { total: 271, residents: { HK: 271 } } },
}
const run: Run = {
  ...{ run_id: 'r', number: 1, state: 'done', parts: 1, parts_done: 1, items: 3, items_done: 3, bytes: 30 },
  ...{ bytes_done: 30, asked_at: '2026-03-02T00:00:00Z', ended_at: '2026-03-02T00:10:00Z', current: true },
  counts: counted,
}

function deadline(part: Partial<NonNullable<ChainInput['deadlines']>[number]>) {
  return {
    ...{ deadline_id: 'd', version: 1, duty: 'hk', group: 'due', binding: 'mandatory', status: 'due' },
    ...{ because: [], asks: [], for_each: [], since: '2026-03-02T00:00:00Z', stages: [] },
    ...part,
  } as NonNullable<ChainInput['deadlines']>[number]
}

test('at the opening nothing has begun but the proof, for the ledger is kept from the first moment', () => {
  const chain = chainOf(nothing)
  expect(Object.entries(chain).map(([step, { state }]) => `${step} ${state}`)).toEqual([
    ...['evidence none', 'elements none', 'people none', 'harm none', 'duties none', 'notices none', 'proof now'],
  ])
})

test('evidence that nobody has read yet waits for a person; while it is read nobody needs to', () => {
  expect(chainOf({ ...nothing, sources: [source] }).evidence?.state).toBe('look')
  expect(chainOf({ ...nothing, sources: [{ ...source, state: 'waiting' }] }).evidence?.state).toBe('now')
  const { current: _, counts: __, ...rest } = run
  const reading: Run = { ...rest, state: 'reading', current: false }
  expect(chainOf({ ...nothing, sources: [source], runs: [reading] }).evidence?.state).toBe('now')
})

test('a run with a gap and doubtful people says so at both places', () => {
  const chain = chainOf({ ...nothing, sources: [source], runs: [run] })
  expect(chain.evidence).toEqual({ state: 'look', read: 2, total: 3, gaps: 1 })
  expect(chain.people).toEqual({ state: 'look', least: 231, most: 271, ambiguous: 6 })
  expect(chain.harm).toEqual({ state: 'done', worst: 31 })
})

test('a duty that is late stands before a question that is open, and a question before work that goes on', () => {
  const late = deadline({ due: '2026-03-01T00:00:00Z' })
  const due = deadline({ due: '2026-03-03T00:00:00Z' })
  const state = (part: Partial<ChainInput>) => chainOf({ ...nothing, ...part }).duties?.state
  expect(state({ deadlines: [late, due], questions: 2 })).toBe('late')
  expect(state({ deadlines: [due], questions: 2 })).toBe('look')
  expect(state({ deadlines: [due] })).toBe('now')
  expect(state({ deadlines: [deadline({ group: 'done' })] })).toBe('done')
})

test('what I may not see is left out, not shown as nothing', () => {
  expect(Object.keys(chainOf({ ...nothing, runs: undefined, deadlines: undefined }))).toEqual(['proof'])
})

test('the bounds over time are those of the runs that ended well, oldest first', () => {
  const later: Run = {
    ...run,
    ended_at: '2026-03-02T05:00:00Z',
    counts: {
      ...counted,
      people: { ...counted.people, proven: 250 },
      for_duties: { possible: { total: 255, residents: { HK: 255 } } },
    },
  }
  expect(boundsOverTime([later, { ...run, state: 'failed' }, run])).toEqual([
    { at: '2026-03-02T00:10:00Z', least: 231, most: 271 },
    { at: '2026-03-02T05:00:00Z', least: 250, most: 255 },
  ])
})
