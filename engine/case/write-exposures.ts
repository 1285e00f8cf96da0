import { csvLine, LineFile } from '../../base/files/index.ts'
import { elementNames } from '../elements/index.ts'
import { type Block, countExposures, type Exposures } from '../people/index.ts'
import type { Item } from './item.ts'
import { personId } from './register.ts'

/** The blocks of one content with the person of each mention, and the items that have this content. */
export interface ContentBlocks {
  items: Item[]
  blocks: Iterable<{ block: Block; personOf: Uint32Array }>
}

/** One line of exposures.csv, for whoever keeps the exposures elsewhere too. */
export interface Exposure {
  person: number
  element: string
  /** 0 to 100. */
  confidence: number
  item: string
  location: string
}

/**
 * exposures.csv: person_id, patient_id, element, grade, confidence, item, location; one line per person, element and item, with the
 * place that proves it best. Counts into `exposures` on the way, so the evidence is walked once.
 */
export async function writeExposures(
  path: string,
  contents: Iterable<ContentBlocks> | AsyncIterable<ContentBlocks>,
  exposures: Exposures,
  patientIdOf: (person: number) => string,
  tell: (exposure: Exposure) => void = () => {},
): Promise<void> {
  const file = new LineFile(path)
  file.line('person_id,patient_id,element,grade,confidence,item,location')
  for await (const { items, blocks } of contents) {
    const lines = countExposures(blocks, items.length, exposures)
    for (const { item } of items)
      for (const { person, element, confidence, location } of lines) {
        const name = elementNames[element]!
        file.line(csvLine([personId(person), patientIdOf(person), name, 'E1', confidence, item, location]))
        tell({ person, element: name, confidence, item, location })
      }
  }
  file.close()
}
