import { Lexicon } from '../../elements/index.ts'
import { type IdentityTable, IdentityTableBuilder } from '../link/index.ts'
import { Basis, type Block, isIdentity, nobody, patientNumber, recordKey } from '../mentions/index.ts'
import { fieldsOf, type MentionFields } from './mention-fields.ts'
import { nameOf } from './name-of.ts'
import { type LocatedBlock, type Origin, Outcome, type Outcomes } from './resolution.ts'

/** A link this sure is explained by its first mention; to look for a still surer one costs more than it tells. */
const goodEnough = 0.999

/**
 * All mentions of a run as columns, numbered through all blocks. Identity texts are kept only for mentions that are not linked
 * by themselves: they are few, and only they are looked at again.
 */
export class MentionTable {
  count = 0
  outcome = new Uint8Array(1024)
  patient = new Int32Array(1024)
  probability = new Float32Array(1024)
  origin: Origin[] = []
  /** First mention of each block; one more entry at the end. */
  readonly blockStart: number[] = [0]
  /** Pairs (mention, key): parallel columns, mentions ascending. */
  readonly keyMention: number[] = []
  readonly keyNumber: number[] = []
  readonly keys = new Lexicon()
  readonly fields = new Map<number, MentionFields>()
  /** Of ambiguous mentions: the patients who may be meant. */
  readonly candidates = new Map<number, number[]>()
  /** `Basis` of each mention. */
  #basis = new Uint8Array(1024)
  /** Weights of the linked mentions' fields, kept for the best one of each patient. */
  readonly best = new Map<number, { probability: number; why: string; name: string }>()
  /** Patients of whom a reviewer decided at least one link. */
  readonly decided = new Set<number>()

  /** Takes in one block with the linker's answer for its mentions. */
  add({ origin, block }: LocatedBlock, rows: IdentityTable, answers: Outcomes): void {
    const first = this.count
    const mentions = block.basis.length
    this.#makeRoom(first + mentions)
    this.outcome.set(answers.outcome.subarray(0, mentions), first)
    this.patient.set(answers.patient.subarray(0, mentions), first)
    this.probability.set(answers.probability.subarray(0, mentions), first)
    this.#basis.set(block.basis, first)
    this.origin.push(origin)
    this.count += mentions
    this.blockStart.push(this.count)
    this.#addKeys(block, first)
    for (let at = 0; at < mentions; at++) {
      if (answers.outcome[at] === Outcome.linked) this.#keepBest(rows, answers, at)
      else this.fields.set(first + at, fieldsOf(rows, at))
      if (answers.outcome[at] === Outcome.ambiguous)
        this.candidates.set(
          first + at,
          answers.candidates(at).map(({ patient }) => patient),
        )
    }
  }

  /** True for a row, message or resource; false for what running text says. */
  isRecord(mention: number): boolean {
    return this.#basis[mention] === Basis.record
  }

  #keepBest(rows: IdentityTable, answers: Outcomes, at: number): void {
    const patient = answers.patient[at]!
    const probability = answers.probability[at]!
    if (answers.decided?.(at)) this.decided.add(patient)
    const known = this.best.get(patient)?.probability ?? -1
    if (known >= probability || known >= goodEnough) return
    this.best.set(patient, { probability, why: answers.why(at, patient), name: nameOf(fieldsOf(rows, at)) })
  }

  #addKeys(block: Block, first: number): void {
    for (let at = 0; at < block.count; at++) {
      const element = block.element[at]!
      const mention = block.mention[at]!
      if (mention === nobody || (element !== recordKey && element !== patientNumber) || block.end[at]! > 0) continue
      this.keyMention.push(first + mention)
      this.keyNumber.push(this.keys.index(block.values[at]!.trim().toUpperCase()))
    }
  }

  #makeRoom(wanted: number): void {
    if (wanted <= this.outcome.length) return
    const size = Math.max(wanted, this.outcome.length * 2)
    const outcome = new Uint8Array(size)
    const patient = new Int32Array(size)
    const probability = new Float32Array(size)
    outcome.set(this.outcome)
    patient.set(this.patient)
    probability.set(this.probability)
    const basis = new Uint8Array(size)
    basis.set(this.#basis)
    this.#basis = basis
    Object.assign(this, { outcome, patient, probability })
  }
}

/** Identity fields of a block's mentions, without the keys that only tie records together. */
export function identityOf(block: Block): IdentityTable {
  const order = byMention(block)
  const rows = new IdentityTableBuilder()
  let next = 0
  for (let mention = 0; mention < block.basis.length; mention++) {
    for (; next < order.length && block.mention[order[next]!] === mention; next++) {
      const at = order[next]!
      const element = block.element[at]!
      if (isIdentity[element] === 1 && element !== recordKey) rows.add(element, block.part[at]!, block.values[at]!)
    }
    rows.end()
  }
  return rows.build()
}

/** Findings that belong to a mention, in mention order. Mostly they already are, and then nothing is sorted. */
function byMention(block: Block): Uint32Array {
  const order = new Uint32Array(block.count)
  let n = 0
  let sorted = true
  for (let at = 0; at < block.count; at++) {
    if (block.mention[at] === nobody) continue
    if (n > 0 && block.mention[order[n - 1]!]! > block.mention[at]!) sorted = false
    order[n++] = at
  }
  const used = order.subarray(0, n)
  return sorted ? used : used.sort((a, b) => block.mention[a]! - block.mention[b]! || a - b)
}
