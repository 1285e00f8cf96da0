import { csvLine } from '../output-file.ts'
import { nationalIdMask, shows } from '../tables/column.ts'
import type { World } from '../world.ts'

/** A recall list without a header line, as somebody pasted it together: name, birth date, number, mobile. */
export function writeRecallList(world: World): void {
  const file = world.open('shares/lists/recall.csv')
  for (const [at, person] of world.sources.fhir.entries()) {
    if (at % 3 !== 0) continue
    const seen = world.seen(person, 'recall')
    file.write(csvLine([`${seen.family} ${seen.given}`, seen.born, seen.nationalId, seen.mobile]))
    file.show(person, shows.name | shows.birth | shows.phone)
    if (seen.nationalId !== '') file.show(person, nationalIdMask(world.mix))
  }
  file.close()
}
