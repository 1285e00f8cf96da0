import { Findings } from '../../elements/index.ts'
import { type Block, blockOf } from './block.ts'
import type { OwnMail } from './correspondents.ts'
import { gatherNarrative, gatherRecords } from './gather-records.ts'
import { gatherText } from './gather-text.ts'
import { isIdentity } from './identity-elements.ts'

/**
 * How the findings of a stretch are tied to people: each row or record by itself, text by nearness, or `whole`, a document of one
 * schema that is about one person (C-CDA, DICOM).
 */
export type Stretch = 'rows' | 'fields' | 'text' | 'whole'

interface Span {
  stretch: Stretch
  from: number
  to: number
}

/**
 * Collects the findings of one item document by document and hands out blocks. A block ends between documents, or inside a very
 * long table between rows, so memory stays bounded for items of any size.
 */
export class Gatherer {
  findings = new Findings()
  #mention = new Uint32Array(64)
  #basis: number[] = []
  #spans: Span[] = []
  /** Findings before this one are tied. */
  #settled = 0
  #unit = 0
  readonly #own: OwnMail
  readonly #keepText: boolean
  readonly #blockFindings: number

  constructor(own: OwnMail, keepText: boolean, blockFindings = 100_000) {
    this.#own = own
    this.#keepText = keepText
    this.#blockFindings = blockFindings
  }

  /** Number for the next `units` records or passages. */
  units(units = 1): number {
    const first = this.#unit
    this.#unit += units
    return first
  }

  /** True when the block in hand is large enough to be handed out at the next safe place. */
  get isFull(): boolean {
    return this.findings.count >= this.#blockFindings
  }

  /** Says how everything added to `findings` since the last call belongs together. */
  close(stretch: Stretch): void {
    const last = this.#spans.at(-1)
    const from = last?.to ?? this.#settled
    const to = this.findings.count
    if (last?.stretch === stretch) last.to = to
    else if (to > from) this.#spans.push({ stretch, from, to })
  }

  /** Ends the document in hand; answers a block when enough has come together. */
  endDocument(): Block | undefined {
    this.#makeRoom()
    const spans = this.#spans
    const end = spans.at(-1)?.to ?? this.#settled
    const inFields = spans.some(({ stretch }) => stretch === 'fields')
    if (spans.some(({ stretch }) => stretch === 'whole'))
      this.#tie({ stretch: 'text', from: this.#settled, to: end }, false)
    else for (const span of spans) this.#tie(span, inFields)
    this.#spans = []
    this.#settled = end
    return this.isFull ? this.take() : undefined
  }

  /** The block of everything tied so far; undefined when there is nothing. */
  take(): Block | undefined {
    if (this.findings.count === 0) return undefined
    if (!this.#keepText) this.#forgetTexts()
    const block = blockOf(this.findings, this.#mention, this.#basis)
    this.findings = new Findings()
    this.#basis = []
    this.#settled = 0
    this.#unit = 0
    return block
  }

  #tie({ stretch, from, to }: Span, besideFields: boolean): void {
    if (stretch === 'text' && besideFields) gatherNarrative(this.findings, from, to, this.#mention, this.#basis)
    else if (stretch === 'text') gatherText(this.findings, from, to, this.#mention, this.#basis, this.#own)
    else gatherRecords(this.findings, from, to, this.#mention, this.#basis)
  }

  #makeRoom(): void {
    if (this.#mention.length >= this.findings.count) return
    const wider = new Uint32Array(Math.max(this.findings.count, this.#mention.length * 2))
    wider.set(this.#mention)
    this.#mention = wider
  }

  #forgetTexts(): void {
    const { values, element, count } = this.findings
    for (let at = 0; at < count; at++) if (isIdentity[element[at]!] === 0) values[at] = ''
  }
}
