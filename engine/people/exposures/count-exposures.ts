import { elementNames, Role } from '../../elements/index.ts'
import { type Block, leastConfidence, locationIn, nobody, recordKey } from '../mentions/index.ts'

/** What is exposed of each person, as columns over people. */
export class Exposures {
  readonly people: number
  /** exposed[person * elementCount + element] is 1 where that element of that person was seen. */
  readonly exposed: Uint8Array
  /** Number of places that show the person. */
  readonly places: Uint32Array

  constructor(people: number) {
    this.people = people
    this.exposed = new Uint8Array(people * elementNames.length)
    this.places = new Uint32Array(people)
  }

  /** The person's elements, 0 or 1 per element index; a view, not a copy. */
  of(person: number): Uint8Array {
    return this.exposed.subarray(person * elementNames.length, (person + 1) * elementNames.length)
  }

  /** Names of the person's elements, sorted. */
  namesOf(person: number): string[] {
    const set = this.of(person)
    return elementNames.filter((_, element) => set[element] === 1).sort()
  }
}

/** One line of exposures.csv within one content: the best-evidenced place of an element of a person. */
export interface ExposureLine {
  person: number
  element: number
  confidence: number
  location: string
}

/**
 * Counts the exposures of one content (all its blocks, in order) that lies at `paths` places, into `into`, and answers one line
 * per person and element: the place with the highest confidence, the first of equals.
 */
export function countExposures(
  blocks: Iterable<{ block: Block; personOf: Uint32Array }>,
  paths: number,
  into: Exposures,
): ExposureLine[] {
  const lines: ExposureLine[] = []
  const lineOf = new Map<number, number>()
  for (const { block, personOf } of blocks) {
    for (let at = 0; at < block.count; at++) {
      if (!isExposure(block, at)) continue
      const person = personOf[block.mention[at]!]!
      if (person === nobody) continue
      const element = block.element[at]!
      into.exposed[person * elementNames.length + element] = 1
      into.places[person]! += paths
      const key = person * 256 + element
      const line = lineOf.get(key)
      const confidence = block.confidence[at]!
      if (line === undefined) {
        lineOf.set(key, lines.length)
        lines.push({ person, element, confidence, location: locationIn(block, at) })
      } else if (confidence > lines[line]!.confidence) {
        lines[line]!.confidence = confidence
        lines[line]!.location = locationIn(block, at)
      }
    }
  }
  return lines
}

function isExposure(block: Block, at: number): boolean {
  return (
    block.mention[at] !== nobody &&
    block.element[at] !== recordKey &&
    block.role[at] !== Role.guardian &&
    block.role[at] !== Role.nextOfKin &&
    block.role[at] !== Role.staff &&
    block.confidence[at]! >= leastConfidence
  )
}
