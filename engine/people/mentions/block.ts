import type { Findings } from '../../elements/index.ts'

/** No person: a finding that nothing ties to anybody (a hotline in a leaflet). */
export const nobody = 0xffff_ffff

/** What ties the findings of a mention together. */
export const Basis = { record: 0, text: 1, correspondent: 2 } as const

/**
 * The findings and mentions of one item, or of a part of a large one, as plain columns that travel between processes and
 * rest in the case folder. Columns are those of `Findings` without `unit`, plus `mention` (index into this block's mentions,
 * or `nobody`). `values` holds the text of identity fields; of other elements only where the run keeps text, else ''.
 */
export interface Block {
  count: number
  element: Uint8Array
  part: Uint8Array
  role: Uint8Array
  confidence: Uint8Array
  why: Uint16Array
  place: Uint32Array
  number: Uint32Array
  start: Uint32Array
  end: Uint32Array
  mention: Uint32Array
  values: string[]
  whys: string[]
  places: string[]
  /** One entry per mention. */
  basis: Uint8Array
}

/** Cuts the columns of `findings` to a block; `mention` as the gatherer filled it. */
export function blockOf(findings: Findings, mention: Uint32Array, basis: number[]): Block {
  const n = findings.count
  return {
    count: n,
    element: findings.element.slice(0, n),
    part: findings.part.slice(0, n),
    role: findings.role.slice(0, n),
    confidence: findings.confidence.slice(0, n),
    why: findings.why.slice(0, n),
    place: findings.place.slice(0, n),
    number: findings.number.slice(0, n),
    start: findings.start.slice(0, n),
    end: findings.end.slice(0, n),
    mention: mention.slice(0, n),
    values: findings.values,
    whys: findings.whys.texts,
    places: findings.places.texts,
    basis: Uint8Array.from(basis),
  }
}

/** The location of finding `at`, as exposures.csv shows it. */
export function locationIn(block: Block, at: number): string {
  const located = block.places[block.place[at]!]!.replace('{n}', String(block.number[at]))
  if (block.end[at] === 0) return located
  const span = `span=${block.start[at]}-${block.end[at]}`
  return located === '' ? span : `${located};${span}`
}
