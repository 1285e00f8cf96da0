import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/errors.ts'
import { lockFolder, writeFileAtomically } from '../base/files/index.ts'
import { version } from '../base/version.ts'
import {
  type CaseLayout,
  type Contents,
  caseLayout,
  contentsOf,
  countItems,
  countPeople,
  type Exposure,
  type Item,
  locatedBlocks,
  ownDomains,
  type Provider,
  type ReadStore,
  type Register,
  resolvedBlocks,
  type Summary,
  TableWriter,
  writeExposures,
  writeGaps,
  writeHarm,
  writeItems,
  writeLinks,
  writePeople,
  writeReview,
} from './case/index.ts'
import { type DutiesAnswer, type Duty, decideDuties } from './duties/index.ts'
import { dutyFacts } from './duty-facts.ts'
import { type Limits, type Walk, walkSources } from './evidence/index.ts'
import { openPatients, type Patients } from './patients.ts'
import {
  type Block,
  clusterPeople,
  type Decisions,
  decidedLinks,
  Exposures,
  type LocatedBlock,
  resolvePeople,
} from './people/index.ts'
import { openReadStore, readEvidence } from './read-evidence.ts'
import { recordScope } from './record-scope.ts'
import { scoreHarm } from './score-harm.ts'

export interface ScopeRequest {
  sources: string[]
  /** File or folder; undefined for a holder of files who has no patients of their own. */
  roster: string | undefined
  /** Roster columns named by hand, column -> field. */
  rosterColumns: Record<string, string>
  provider: Provider
  /** The case folder. */
  out: string
  workers: number
  keepText: boolean
  /** The instant that deadlines and ages are reckoned from, milliseconds since 1970. */
  asOf: number
  limits?: Partial<Limits>
  /** Sources that were walked before, whose contents the case's read store holds already: their bytes need not be here. */
  walk?: Walk
  /** What reviewers decided about doubtful matches of former runs: signature -> patient number, or null for none of them. */
  decisions?: ReadonlyMap<string, string | null>
}

export interface ScopeContext {
  clock: Clock
  stop: AbortSignal
  /** Told as each stage advances; `total` may grow while archives are opened. */
  progress(stage: string, done: number, total: number, unit: string): void
  /** Told every line of exposures.csv as it is written. */
  exposure?(exposure: Exposure): void
  /** Told each content with its blocks, once, as the register is built. */
  content?(content: { items: readonly Item[]; blocks: Iterable<{ block: Block }> }): void
}

export interface ScopeResult {
  layout: CaseLayout
  summary: Summary
  register: Register
  items: Item[]
  answer: DutiesAnswer
  patients: Patients
  /** Upper bound of affected people: everyone in the roster while something is unread. */
  atMost: number
  /** What was taken for granted because nobody said otherwise. */
  assumptions: string[]
}

/**
 * The whole story: evidence -> elements -> people -> harm -> duties, written to a case folder. Killed at any moment, the same call goes
 * on where it stopped and ends with the same register, whatever the number of workers and the order of files.
 * Throws `Problem` for everything a user can mend, among them `INTERRUPTED` when `context.stop` was raised.
 */
export async function runScope(request: ScopeRequest, context: ScopeContext): Promise<ScopeResult> {
  const started = context.clock.now()
  const layout = caseLayout(request.out)
  const walk = request.walk ?? walkSources(request.sources)
  context.progress('roster', 0, 1, 'rosters')
  const patients = openPatients(request)
  const { unlock } = lockFolder(layout.work)
  const settings = {
    keepText: request.keepText,
    ownDomains: ownDomains(request.provider),
    ...(request.limits && { limits: request.limits }),
  }
  const store = openReadStore(layout, settings)
  try {
    const record = recordScope(layout, walk, settings, context.clock)
    const items = await readEvidence(walk, store, layout, settings, { workers: request.workers, ...context })
    writeItems(layout.items, items)
    writeGaps(layout.gaps, items)
    record.evidence(items)
    const register = await buildRegister(layout, contentsOf(items), store, patients, request, context)
    const result = finish(layout, items, walk, register, patients, request, (context.clock.now() - started) / 1000)
    record.results(result.summary)
    return result
  } catch (error) {
    if (!context.stop.aborted) throw error
    throw new Problem('INTERRUPTED', 'Stopped. What was read so far is kept', 'Run the same command again to go on', {
      cause: error,
    })
  } finally {
    store.close()
    unlock()
  }
}

/** Whose data, and how bad for each: mentions become people, their exposures are counted and scored. */
async function buildRegister(
  layout: CaseLayout,
  contents: readonly Contents[],
  store: ReadStore,
  patients: Patients,
  request: ScopeRequest,
  context: ScopeContext,
): Promise<Register> {
  const { people, personOf } = await resolvePeople(
    withProgress(locatedBlocks(contents, store), contents.length, context),
    decidedLinks(patients.links, rowsOf(request.decisions, patients)),
    clusterPeople,
  )
  const patient = (person: number) => patients.record(people.patient[person]!)
  const exposures = new Exposures(people.count)
  const tables = new TableWriter(layout)
  const walked = (async function* () {
    let done = 0
    for (const content of resolvedBlocks(contents, store, personOf)) {
      await breath()
      context.stop.throwIfAborted()
      context.progress('exposures', ++done, contents.length, 'items')
      for (const { block, personOf: persons } of content.blocks) tables.add(content.sha256, block, persons)
      context.content?.(content)
      yield content
    }
  })()
  await writeExposures(layout.exposures, walked, exposures, (person) => patient(person)?.id ?? '', context.exposure)
  const register = { people, exposures, harm: scoreHarm(people, exposures, patient, request.provider), patient }
  writePeople(layout.people, register)
  writeHarm(layout.harm, register)
  writeLinks(layout.links, register)
  writeReview(layout.review, register, (row) => patients.record(row)!.id)
  context.progress('tables', 0, 1, 'tables')
  await tables.finish()
  return register
}

/** Decisions by roster row. A patient who is no longer in the roster is doubtful again. */
function rowsOf(decisions: ScopeRequest['decisions'], patients: Patients): Decisions {
  const rows = new Map<string, number>()
  for (const [signature, patientId] of decisions ?? []) {
    const row = patientId === null ? -1 : patients.rowOf(patientId)
    if (row !== undefined) rows.set(signature, row)
  }
  return rows
}

/** A turn for whatever waits: signals, progress, other processes' messages. */
const breath = (): Promise<void> => new Promise((go) => setImmediate(go))

/** Tells how far linking is, and lets a Ctrl-C through between blocks. */
async function* withProgress(
  blocks: Iterable<LocatedBlock>,
  total: number,
  { progress, stop }: ScopeContext,
): AsyncGenerator<LocatedBlock> {
  for (const located of blocks) {
    await breath()
    stop.throwIfAborted()
    progress('linking', located.origin.item, total, 'items')
    yield located
  }
  progress('people', 0, 1, 'registers')
}

function finish(
  layout: CaseLayout,
  items: Item[],
  walk: Walk,
  register: Register,
  patients: Patients,
  request: ScopeRequest,
  seconds: number,
): ScopeResult {
  const counted = { ...countItems(items, walk.sources), ...countPeople(register) }
  const asOf = new Date(request.asOf).toISOString()
  const { unread, partial } = counted.items
  const others = counted.people.unlisted + counted.people.ambiguous
  const atMost =
    unread + partial === 0 ? counted.people.proven : Math.max(counted.people.proven, patients.count + others)
  const { facts, assumptions } = dutyFacts(request.provider, register, counted, asOf, patients, atMost)
  const answer = decideDuties(facts, asOf)
  const summary: Summary = {
    version,
    provider: request.provider.name,
    as_of: answer.as_of,
    ...counted,
    seconds,
    duties: countDuties(answer),
  }
  writeFileAtomically(layout.duties, `${JSON.stringify(answer, null, 2)}\n`)
  writeFileAtomically(layout.summary, `${JSON.stringify(summary, null, 2)}\n`)
  return { layout, summary, register, items, answer, patients, atMost, assumptions }
}

/** `earliest` counts deadlines that still depend on a decision: waiting for it must not cost the date. */
function countDuties({ duties }: DutiesAnswer): Summary['duties'] {
  const binding = duties.filter((duty) => duty.binding === 'mandatory')
  const conditional = binding.filter(({ status }) => status === 'conditional').length
  return {
    mandatory: binding.length - conditional,
    recommended: duties.length - binding.length,
    conditional,
    earliest: nextDeadline(duties)?.due ?? null,
  }
}

/** The mandatory duty with the earliest deadline, also where it still depends on a decision; undefined without one. */
export function nextDeadline(duties: readonly Duty[]): Duty | undefined {
  const dated = duties.filter(({ binding, due }) => binding === 'mandatory' && due !== null)
  return dated.sort((a, b) => Date.parse(a.due!) - Date.parse(b.due!))[0]
}
