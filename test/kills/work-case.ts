import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from './client.ts'

/** One case, and every marker that was written into it and acknowledged. */
export interface WorkedCase {
  client: Client
  case_id: string
  run_id: string
  written: Record<'concerns' | 'tasks' | 'notes' | 'facts' | 'decisions', string[]>
}

let marked = 0
const mark = (what: string): string => `${what} marked ${++marked}`

/** From the first report to the register, with the work of people going on beside the run. Ends when the run has. */
export async function workCase(client: Client, world: string, partBytes = 300_000): Promise<WorkedCase> {
  const written: WorkedCase['written'] = { concerns: [], tasks: [], notes: [], facts: [], decisions: [] }
  const what = mark('A strange mail,')
  const { concern_id } = await client.act('report-concern', { what, request: randomUUID() })
  const { case_id } = await client.act('open-incident', {
    ...{ title: mark('Mailbox,'), vectors: ['phishing'], concern_ids: [concern_id] },
  })
  written.concerns.push(what)
  await attach(client, case_id, join(world, 'leak'), 'evidence', partBytes)
  await attach(client, case_id, join(world, 'roster.csv'), 'roster', partBytes)
  const seen = async () => (await client.act('list-sources', { case_id })).sources
  await beside(client, case_id, written, async () => (await seen()).every(({ state }) => state !== 'waiting'))
  const bad = (await seen()).filter(({ state }) => state !== 'ready')
  if (bad.length > 0) throw new Error(`a source was not taken in: ${bad[0]!.failure}`)
  const { run_id } = await client.act('start-run', { case_id })
  const state = async () => (await client.act('list-runs', { case_id })).runs[0]!.state
  await beside(client, case_id, written, async () => ['done', 'failed', 'stopped'].includes(await state()))
  return { client, case_id, run_id, written }
}

async function attach(
  client: Client,
  case_id: string,
  path: string,
  purpose: 'evidence' | 'roster',
  partBytes: number,
): Promise<void> {
  const upload_ids: string[] = []
  for (const file of filesOf(path))
    upload_ids.push(await client.upload(case_id, relative(join(path, '..'), file), readFileSync(file), partBytes))
  await client.act('attach-uploads', { case_id, label: purpose, purpose, upload_ids })
}

function filesOf(path: string): string[] {
  if (path.endsWith('.csv')) return [path]
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
}

/** One write after the other, each with a marker of its own, until `over`. */
async function beside(
  client: Client,
  case_id: string,
  written: WorkedCase['written'],
  over: () => Promise<boolean>,
): Promise<void> {
  do {
    const title = mark('Ring the supplier,')
    const { task_id } = await client.act('add-task', { case_id, title })
    await client.act('finish-task', { case_id, task_id, version: 1, result: 'Done' })
    written.tasks.push(title)
    const text = mark('The supplier rang back,')
    await client.act('add-note', { case_id, text })
    written.notes.push(text)
    const { facts } = await client.act('read-facts', { case_id })
    const seen = facts.find(({ name, counts }) => counts && name === 'encrypted')?.fact_id ?? null
    const reason = mark('The supplier says so,')
    await client.act('set-fact', { case_id, name: 'encrypted', value: written.facts.length % 2 === 0, reason, seen })
    written.facts.push(reason)
    const why = mark('We thought it over,')
    await client.act('record-decision', { case_id, kind: 'other', outcome: 'yes', reason: why })
    written.decisions.push(why)
    await wait(50)
  } while (!(await over()))
}
