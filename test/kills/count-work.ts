import type { Office } from '../../office/access/index.ts'
import { actBeside } from './beside.ts'
import type { WorkedCase } from './work-case.ts'

/** How often each acknowledged write of a case is there; the words that are not there exactly once. */
export async function countWork(office: Office, { client, case_id, written }: WorkedCase): Promise<Misses> {
  const ask = { case_id }
  const { staff } = client
  const { concerns } = await actBeside(office, staff, 'list-case-concerns', ask)
  const { tasks } = await actBeside(office, staff, 'list-tasks', { ...ask, state: 'done' })
  const { facts } = await actBeside(office, staff, 'read-facts', ask)
  const { decisions } = await actBeside(office, staff, 'list-decisions', ask)
  const there: Record<keyof WorkedCase['written'], (string | null | undefined)[]> = {
    concerns: concerns.map(({ report }) => report.what),
    tasks: tasks.filter(({ kind }) => kind === 'own').map(({ title }) => title.en),
    facts: facts.filter(({ source }) => source === 'person').map(({ reason }) => reason),
    decisions: decisions.map(({ reason }) => reason),
    notes: await notesOf(office, client, case_id),
  }
  const misses: Misses = { lost: [], twice: [], unknown: [] }
  for (const [kind, texts] of Object.entries(written)) {
    const found = there[kind as keyof typeof there]
    for (const text of texts) {
      const times = found.filter((one) => one === text).length
      if (times === 0) misses.lost.push(text)
      if (times > 1) misses.twice.push(text)
    }
    misses.unknown.push(...found.filter((one) => !texts.includes(one ?? '')).map((one) => `${kind}: ${one}`))
  }
  return misses
}

export interface Misses {
  lost: string[]
  twice: string[]
  /** There, but never acknowledged to anybody. */
  unknown: string[]
}

async function notesOf(office: Office, { staff }: WorkedCase['client'], case_id: string): Promise<string[]> {
  const notes: string[] = []
  for (let before: number | undefined; ; ) {
    const page = { case_id, limit: 500, ...(before !== undefined && { before }) }
    const { entries } = await actBeside(office, staff, 'read-timeline', page)
    notes.push(...entries.filter(({ kind }) => kind === 'note.added').map(({ text }) => text ?? ''))
    if (entries.length < 500) return notes
    before = entries.at(-1)!.entry_id
  }
}
