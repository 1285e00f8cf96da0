import { type PptRecord, pptRecords } from './ppt-records.ts'

/** [MS-PPT] 2.13.24 record types */
const slideContainer = 1006
const notesContainer = 1008
export const slidePersist = 1011
const masterContainer = 1016
const slideListWithText = 4080
const persistDirectory = 6002

/** The outline that a record lies in. */
export function listOf({ within }: PptRecord): PptRecord | undefined {
  return within.find(({ type }) => type === slideListWithText)
}

/**
 * Tells where a record is: `slide=3`, `slide=3;part=notes`, `part=earlier` ... The outline names the slides in order and their persist
 * ids; the persist directories say at which offset the container of each id lies; a container that none names is an earlier version.
 */
export function showPlaces(stream: Buffer): (record: PptRecord) => string {
  const { slideOf, notesOf } = slideNumbers(stream)
  return ({ within }) => {
    const slide = within.find(({ type }) => type === slideContainer)
    if (slide !== undefined) return slideOf.has(slide.at) ? `slide=${slideOf.get(slide.at)}` : 'part=earlier'
    const notes = within.find(({ type }) => type === notesContainer)
    if (notes !== undefined) return notesOf.has(notes.at) ? `slide=${notesOf.get(notes.at)};part=notes` : 'part=notes'
    return within.some(({ type }) => type === masterContainer) ? 'part=master' : 'part=other'
  }
}

/** Offsets of the slide and notes containers in force, with the number of their slide. */
function slideNumbers(stream: Buffer): { slideOf: Map<number, number>; notesOf: Map<number, number> } {
  const offsetOf = new Map<number, number>()
  const slides: number[] = []
  const notes: number[] = []
  for (const record of pptRecords(stream)) {
    if (record.type === persistDirectory) readDirectory(record.data, offsetOf)
    const list = record.type === slidePersist && record.data.length >= 4 ? listOf(record) : undefined
    if (list?.instance === 0) slides.push(record.data.readUInt32LE(0))
    if (list?.instance === 2) notes.push(record.data.readUInt32LE(0))
  }
  const numbered = (ids: number[]): Map<number, number> => {
    const numbers = new Map<number, number>()
    for (const [index, id] of ids.entries()) if (offsetOf.has(id)) numbers.set(offsetOf.get(id)!, index + 1)
    return numbers
  }
  return { slideOf: numbered(slides), notesOf: numbered(notes) }
}

/** Runs of ids: 20 bits first id, 12 bits count, then the offsets ([MS-PPT] 2.3.4). Later directories override. */
function readDirectory(data: Buffer, offsetOf: Map<number, number>): void {
  let at = 0
  while (at + 4 <= data.length) {
    const head = data.readUInt32LE(at)
    at += 4
    for (let id = head & 0xfffff, left = head >>> 20; left > 0 && at + 4 <= data.length; id++, left--, at += 4)
      offsetOf.set(id, data.readUInt32LE(at))
  }
}
