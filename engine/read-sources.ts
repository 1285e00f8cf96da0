import { Problem } from '../base/errors.ts'
import { hashFile, removeFile } from '../base/files/index.ts'
import { type Sandbox, SandboxFailure, TaskError } from '../base/sandbox/index.ts'
import type { Item, ReadResult, ReadStore } from './case/index.ts'
import type { Gap, Limits, TopItem, Walk } from './evidence/index.ts'
import type { PictureReader } from './read-pictures.ts'
import type { areYouThere, ReaderAnswer, ReaderMessage, ReaderTask } from './reader.ts'

export type Readers = Sandbox<ReaderTask | typeof areYouThere, ReaderMessage, ReaderAnswer>

export interface ReadingOptions {
  store: ReadStore
  readers: Readers
  pictures: PictureReader
  spool: string
  limits: Limits
  workers: number
  keepText: boolean
  ownDomains: readonly string[]
  stop: AbortSignal
  /** Told after every item: items known so far, items done, bytes of the source files done. */
  progress(known: number, done: number, bytes: number): void
}

/** Where an item's bytes are for now, and what it lies in. */
interface Place {
  item: string
  source: number
  folder: string
  path: string
  bytes: number
  depth: number
  /** Hashes of the containers around it. */
  around: readonly string[]
  /** True for bytes in the spool, which go when they have been read. */
  spooled: boolean
  /** Of its bytes, where it is known: then they are needed only for what the store lacks. */
  sha256?: string | undefined
}

/**
 * Reads every item of the sources, members of containers included, and answers them in path order, each with its one state. What
 * the store already holds is not read again; the same content under many names is read once.
 */
export async function readSources(walk: Walk, options: ReadingOptions): Promise<Item[]> {
  const reading = new Reading(options)
  for (const { item, source, state, reason, bytes } of walk.gaps)
    reading.miss(topPlace(item, source, '', bytes), state, reason)
  const queue = [...walk.items].reverse()
  const worker = async (): Promise<void> => {
    for (let top = queue.pop(); top !== undefined; top = queue.pop()) {
      options.stop.throwIfAborted()
      await reading.read(placeOf(top))
    }
  }
  await Promise.all(Array.from({ length: options.workers * 4 }, worker))
  return reading.items.sort((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0))
}

function placeOf({ item, source, path, bytes, sha256 }: TopItem): Place {
  return { ...topPlace(item, source, path, bytes), sha256 }
}

function topPlace(item: string, source: number, path: string, bytes: number): Place {
  const folder = item.slice(0, Math.max(0, item.lastIndexOf('/')))
  return { item, source, folder, path, bytes, depth: 0, around: [], spooled: false }
}

class Reading {
  readonly items: Item[] = []
  readonly #options: ReadingOptions
  /** Contents in hand: settled when the content and everything inside it has been read. */
  readonly #inHand = new Map<string, Promise<void>>()
  #known = 0
  #bytes = 0
  #spools = 0

  constructor(options: ReadingOptions) {
    this.#options = options
  }

  /** Lists something that is no readable file. */
  miss(place: Place, state: Gap['state'], reason: string): void {
    this.#known++
    this.#finish(place, '', unreadable(reason, state))
  }

  /** Reads one item and everything inside it. */
  async read(place: Place): Promise<string> {
    this.#known++
    if (place.sha256 !== undefined && this.#isComplete(place.sha256)) {
      this.#expand(place, place.sha256)
      return place.sha256
    }
    let sha256 = ''
    try {
      sha256 = hashFile(place.path)
    } catch (cause) {
      this.#finish(place, '', unreadable(`It could not be read: ${(cause as Error).message}`))
      return ''
    }
    if (place.around.includes(sha256)) this.#finish(place, sha256, unreadable('It contains itself', 'too-nested'))
    else await this.#readContent(place, sha256)
    if (place.spooled) removeFile(place.path)
    return sha256
  }

  async #readContent(place: Place, sha256: string): Promise<void> {
    const inHand = this.#inHand.get(sha256)
    if (inHand !== undefined) await inHand
    if (this.#isComplete(sha256)) return this.#expand(place, sha256)
    const work = this.#readBytes(place, sha256)
    this.#inHand.set(sha256, work)
    await work
  }

  /** True when the content and all it holds are in the store. */
  #isComplete(sha256: string): boolean {
    const { store } = this.#options
    return (
      store.isRead(sha256) &&
      store.result(sha256).children.every((child) => child.sha256 === '' || this.#isComplete(child.sha256))
    )
  }

  /** Lists an item and its members as the store knows them, without their bytes. */
  #expand(place: Place, sha256: string): void {
    const result = this.#options.store.result(sha256)
    this.#finish(place, sha256, result)
    for (const { name, sha256: inner, bytes } of result.children) {
      this.#known++
      const member = memberOf(place, sha256, name, '', bytes)
      if (inner === '') this.#finish(member, '', unreadable('It could not be read'))
      else if (member.around.includes(inner))
        this.#finish(member, inner, unreadable('It contains itself', 'too-nested'))
      else this.#expand(member, inner)
    }
  }

  async #readBytes(place: Place, sha256: string): Promise<void> {
    const { store } = this.#options
    const members: Promise<string>[] = []
    const children: ReadResult['children'] = []
    const pictures: { where: string; spooled: string }[] = []
    const again = store.isRead(sha256)
    const onChild = (name: string, spooled: string, bytes: number): void => {
      children.push({ name, sha256: '', bytes })
      members.push(this.read(memberOf(place, sha256, name, spooled, bytes)))
    }
    let { attempt, result } = await this.#attempt(place, sha256, again, onChild, (picture) => pictures.push(picture))
    if (pictures.length > 0 && !again) {
      const { texts, gaps } = await this.#readPictures(pictures)
      if (Object.keys(texts).length > 0)
        ({ attempt, result } = await this.#attempt(
          place,
          sha256,
          false,
          () => {},
          () => {},
          texts,
        ))
      for (const gap of gaps) result.gaps.push(gap)
      if (gaps.length > 0 && result.state === 'read')
        Object.assign(result, { state: 'partial', reason: gaps[0]!.reason })
    }
    for (const { spooled } of pictures) removeFile(spooled)
    const hashes = await Promise.all(members)
    hashes.forEach((hash, at) => {
      children[at]!.sha256 = hash
    })
    if (!again) store.addResult(sha256, attempt, { ...result, children })
    this.#finish(place, sha256, store.result(sha256))
  }

  /** One pass of the reader process over the bytes; what it dies of becomes a gap, and what it had said before stays. */
  async #attempt(
    place: Place,
    sha256: string,
    membersOnly: boolean,
    onChild: (name: string, spooled: string, bytes: number) => void,
    onPicture: (picture: { where: string; spooled: string }) => void,
    pictureTexts?: Record<string, string>,
  ): Promise<{ attempt: number; result: ReadResult }> {
    const { store, readers, spool, limits, keepText, ownDomains, stop } = this.#options
    const attempt = store.newAttempt()
    const gaps: ReadResult['gaps'] = []
    let findings = 0
    let said = 0
    const task: ReaderTask = {
      path: place.path,
      name: place.item.slice(place.item.lastIndexOf('/') + 1),
      spool: `${spool}/${++this.#spools}`,
      depth: place.depth,
      limits,
      keepText,
      ownDomains,
      ...(pictureTexts === undefined ? {} : { pictureTexts }),
    }
    const onMessage = (message: ReaderMessage): void => {
      said++
      if (message.type === 'child') onChild(message.name, message.spooled, message.bytes)
      else if (message.type === 'picture') onPicture(message)
      else if (message.type === 'gap') gaps.push(message.gap)
      else if (!membersOnly) {
        findings += message.block.count
        store.addBlock(sha256, attempt, message.block)
      }
    }
    try {
      const { kind, state, reason } = await readers.run(task, { onMessage, signal: stop })
      return { attempt, result: { kind, state, reason, findings, gaps, children: [] } }
    } catch (error) {
      const failed = readerFailure(error)
      gaps.push({ where: '', ...failed, bytes: place.bytes })
      return {
        attempt,
        result: { kind: '', ...failed, state: said > 0 ? 'partial' : failed.state, findings, gaps, children: [] },
      }
    }
  }

  async #readPictures(
    pictures: { where: string; spooled: string }[],
  ): Promise<{ texts: Record<string, string>; gaps: ReadResult['gaps'] }> {
    const texts: Record<string, string> = {}
    const gaps: ReadResult['gaps'] = []
    for (const { where, spooled } of pictures) {
      const read = await this.#readPicture(spooled)
      if (typeof read === 'string') texts[where] = read
      else gaps.push({ where, state: 'partial', reason: read.reason, bytes: 0 })
    }
    return { texts, gaps }
  }

  async #readPicture(path: string): Promise<string | { reason: string }> {
    const { store, pictures, stop } = this.#options
    const sha256 = hashFile(path)
    const known = store.pictureText(sha256)
    if (known !== undefined) return known.text
    try {
      const text = await pictures.read(path)
      store.addPictureText(sha256, text)
      return text.text
    } catch (error) {
      stop.throwIfAborted()
      if (error instanceof Problem) throw error
      return { reason: `The text of a picture could not be read: ${(error as Error).message}` }
    }
  }

  #finish(place: Place, sha256: string, result: ReadResult): void {
    const { kind, state, reason, findings, gaps } = result
    const { item, source, folder, bytes } = place
    this.items.push({ item, source, folder, sha256, kind, bytes, state, reason, findings, gaps })
    if (!place.spooled && place.depth === 0) this.#bytes += bytes
    this.#options.progress(this.#known, this.items.length, this.#bytes)
  }
}

function memberOf(place: Place, sha256: string, name: string, path: string, bytes: number): Place {
  return {
    item: `${place.item}!/${name}`,
    source: place.source,
    folder: name.includes('/') ? `${place.item}!/${name.slice(0, name.lastIndexOf('/'))}` : place.item,
    path,
    bytes,
    depth: place.depth + 1,
    around: [...place.around, sha256],
    spooled: true,
  }
}

function unreadable(reason: string, state: Gap['state'] = 'damaged'): ReadResult {
  return { kind: '', state, reason, findings: 0, gaps: [{ where: '', state, reason, bytes: 0 }], children: [] }
}

/** What a privacy officer should know of a reader that did not survive an item. Throws what is not the item's fault. */
export function readerFailure(error: unknown): { state: Gap['state']; reason: string } {
  if (error instanceof SandboxFailure && error.reason !== 'closed') {
    if (error.reason === 'crashed') return { state: 'damaged', reason: `Its reader crashed: ${error.message}` }
    return { state: 'too-large', reason: `Its reader was stopped: ${error.message}` }
  }
  if (error instanceof TaskError) {
    if (error.thrown === 'Problem')
      throw new Problem(
        'DISK_FULL',
        error.message,
        'Free some space and run the same command again: it goes on where it stopped',
      )
    return { state: 'damaged', reason: `It could not be read: ${error.message}` }
  }
  throw error
}
