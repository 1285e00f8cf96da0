import { describe, expect, test } from 'vitest'
import { listData, readData } from '../../base/data.ts'
import { type DutiesAnswer, decideDuties, loadDuties, parseFacts } from './index.ts'

/**
 * Runs every data/duties/<jurisdiction>/*.cases.yaml. A case overrides whole keys of its file's `base` facts and says per duty:
 *   "due <instant>", "no-number", "conditional", "conditional <instant>", "satisfied-by <id>", or "no: <part of the reason>";
 *   or a mapping {is, for_each, stages, because}. `asks` lists judgements that must be asked, `not_asked` ones that must not.
 */
interface CaseFile {
  base: Record<string, unknown>
  as_of?: string
  cases: Case[]
}

interface Case {
  case: string
  as_of?: string
  facts?: Record<string, unknown>
  expect: Record<string, string | Expected>
  asks?: string[]
  not_asked?: string[]
}

interface Expected {
  is: string
  for_each?: string[]
  stages?: Record<string, string | null>
  because?: string
}

const files = listData('duties', '.cases.yaml')
const known = new Set(loadDuties().map(({ id }) => id))

function said(answer: DutiesAnswer, id: string): string {
  const duty = answer.duties.find((one) => one.id === id)
  if (duty === undefined) return `no: ${answer.not_applicable.find((one) => one.id === id)?.because}`
  if (duty.status === 'satisfied-by') return `satisfied-by ${duty.satisfied_by}`
  return duty.due === null ? duty.status : `${duty.status} ${duty.due}`
}

function holds(answer: DutiesAnswer, id: string, wanted: string | Expected): void {
  const { is, ...more } = typeof wanted === 'string' ? { is: wanted } : wanted
  if (is.startsWith('no: ')) {
    expect(said(answer, id), id).toMatch(/^no: /)
    expect(said(answer, id), id).toContain(is.slice(4))
    return
  }
  expect(said(answer, id), id).toBe(is)
  const duty = answer.duties.find((one) => one.id === id)!
  if ('for_each' in more) expect(duty.for_each, id).toEqual(more.for_each)
  if ('because' in more) expect(duty.because.join('\n'), id).toContain(more.because)
  for (const [name, due] of Object.entries(more.stages ?? {})) {
    const stage = duty.stages.find((one) => one.name === name)
    expect(stage, `${id}: stage ${name}`).toBeDefined()
    expect(stage!.due, `${id}: stage ${name}`).toBe(due)
  }
}

for (const path of files) {
  const file = readData(path) as CaseFile
  describe(path, () => {
    test.each(file.cases.map((one) => [one.case, one] as const))('%s', (_, one) => {
      const answer = decideDuties(parseFacts({ ...file.base, ...one.facts }), (one.as_of ?? file.as_of)!)
      for (const [id, wanted] of Object.entries(one.expect)) {
        expect(known, `${id} is no duty`).toContain(id)
        holds(answer, id, wanted)
      }
      const asked = answer.asks.map(({ judgement }) => judgement)
      for (const judgement of one.asks ?? []) expect(asked).toContain(judgement)
      for (const judgement of one.not_asked ?? []) expect(asked).not.toContain(judgement)
      expect(answer.duties.length + answer.not_applicable.length).toBe(known.size)
    })
  })
}

test('there are worked cases for every law that a reader will look for first', () => {
  const folders = new Set(files.map((path) => path.split('/')[1]))
  for (const folder of [
    'hk',
    'us',
    'us-tx',
    'us-ca',
    'us-fl',
    'us-ny',
    'us-oh',
    'us-ma',
    'eu',
    'gb',
    'sg',
    'au',
    'jp',
    'ca-qc',
  ])
    expect(folders).toContain(folder)
  expect(files.flatMap((path) => (readData(path) as CaseFile).cases).length).toBeGreaterThanOrEqual(150)
})
