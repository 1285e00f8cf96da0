import type { Clock } from '../../base/clock.ts'
import { Problem } from '../../base/errors.ts'
import { type ByteSource, openSpool, type Spool } from '../../base/files/index.ts'
import { type Content, type Gap, Unreadable } from './content.ts'
import { detectKind } from './detect-kind.ts'
import { extractorFor } from './extractors/all.ts'
import type { ExtractContext, Extractor, Limits } from './extractors/contract.ts'
import { type ItemOutcome, outcomeWithoutExtractor, StateKeeper } from './item-state.ts'

export interface ExtractOptions {
  limits: Limits
  /** Where children and pictures are kept: a folder, made if missing, or a spool that is open already. */
  spool: string | Spool
  /** How many containers hold this item; 0 for a file of the source itself. */
  depth: number
  clock: Clock
}

const archiveKinds: ReadonlySet<string> = new Set(['zip', 'tar', 'gzip'])

/**
 * Reads one item: detects its kind, runs the extractor within the limits, and yields content in reading order. The
 * generator's return value tells the one state the item ends in. An exception of a parser becomes a gap `damaged`;
 * only a `Problem` (a full disk) and a failure to read the item's own bytes at the start come out as exceptions.
 */
export async function* extractItem(
  bytes: ByteSource,
  name: string,
  options: ExtractOptions,
): AsyncGenerator<Content, ItemOutcome> {
  const { kind, why } = await detectKind(bytes, name)
  const keeper = new StateKeeper()
  if (archiveKinds.has(kind) && options.depth >= options.limits.depth) {
    keeper.miss('too-nested', `It lies inside ${options.depth} containers, more than are opened`)
    return keeper.outcome(kind, why)
  }
  const extractor = await extractorFor(kind)
  if (extractor === undefined) return outcomeWithoutExtractor(kind, why)
  yield* watched(guarded(extractor, bytes, contextOf(bytes, name, kind, options), options), keeper)
  if (bytes.changed?.() === true) yield* watched([changedGap], keeper)
  return keeper.outcome(kind, why)
}

const changedGap: Gap = { type: 'gap', where: '', state: 'partial', reason: 'It changed while it was read', bytes: 0 }

async function* watched(contents: AsyncIterable<Content> | Content[], keeper: StateKeeper): AsyncGenerator<Content> {
  for await (const content of contents) {
    keeper.see(content)
    yield content
  }
}

/** Runs the extractor; whatever ends it early becomes its last piece of content, a gap. */
async function* guarded(
  extractor: Extractor,
  bytes: ByteSource,
  context: ExtractContext,
  options: ExtractOptions,
): AsyncGenerator<Content> {
  let given = 0
  try {
    for await (const content of extractor.extract(bytes, context)) {
      if (content.type === 'child' && options.depth >= options.limits.depth) {
        yield tooNested(content.name, content.bytes)
        continue
      }
      given += sizeOf(content)
      if (given > options.limits.outputBytes)
        throw new Unreadable('too-large', `It holds more than ${megabytes(options.limits.outputBytes)} of text`)
      yield content
      context.checkIn()
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    yield gapOf(error, context.kind)
  }
}

/** Gives the extractor its limits, its clock and its spool, with what was kept so far counted against the limits. */
function contextOf(bytes: ByteSource, name: string, kind: string, options: ExtractOptions): ExtractContext {
  const { limits, clock } = options
  const until = clock.now() + limits.seconds * 1000
  const spool = typeof options.spool === 'string' ? openSpool(options.spool) : options.spool
  const checkIn = (): void => {
    if (clock.now() > until) throw new Unreadable('too-large', `Reading it took longer than ${limits.seconds} seconds`)
  }
  let kept = 0
  const admit = (size: number): void => {
    checkIn()
    if (size > limits.memberBytes)
      throw new Unreadable('too-large', `Unpacked, it is larger than ${megabytes(limits.memberBytes)}`)
    const total = kept + size
    if (total > limits.containerBytes)
      throw new Unreadable('too-large', `Unpacked, its container is larger than ${megabytes(limits.containerBytes)}`)
    if (total > 10 * 2 ** 20 && total > bytes.size * limits.ratio)
      throw new Unreadable('too-large', `It unpacks to more than ${limits.ratio} times its size, as a zip bomb does`)
  }
  return {
    kind,
    name,
    limits,
    checkIn,
    async spool(data) {
      const done = await spool.keep(data, admit)
      kept += done.bytes
      return done
    },
  }
}

function gapOf(error: unknown, kind: string): Gap {
  if (error instanceof Unreadable)
    return { type: 'gap', where: '', state: error.state, reason: error.message, bytes: 0 }
  const detail = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200)
  return { type: 'gap', where: '', state: 'damaged', reason: `It cannot be read as ${kind}: ${detail}`, bytes: 0 }
}

function tooNested(name: string, bytes: number): Gap {
  const reason = 'It lies inside more containers than are opened'
  return { type: 'gap', where: `member=${name}`, state: 'too-nested', reason, bytes }
}

/** What a piece of content weighs: its characters. */
function sizeOf(content: Content): number {
  if (content.type === 'passage') return content.text.length
  let size = 0
  if (content.type === 'rows') for (const row of content.rows) for (const cell of row) size += cell.length
  if (content.type === 'fields') for (const value of content.values) size += value.length
  return size
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`
}
