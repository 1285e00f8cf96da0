import { sources } from '../people/choose-sources.ts'
import type { Person } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'

/** Deals people out to documents: those who occur nowhere else first now and then, everybody who was hit otherwise. */
export class DocumentPeople {
  readonly #random: Random
  readonly #hit: Person[]
  readonly #alone: Person[]
  #dealt = 0

  constructor(world: World, purpose: string, share: { part: number; of: number }) {
    this.#random = world.random('document-people', purpose)
    const hit = new Set(sources.flatMap((source) => world.sources[source]))
    this.#hit = [...hit].sort((a, b) => a.index - b.index)
    this.#alone = world.sources.documents.filter((_, at) => at % share.of === share.part)
  }

  /** The next person who fits. Everybody who stands in documents alone comes up once before the rest. */
  next(fits: (person: Person) => boolean = () => true): Person {
    if (this.#dealt < this.#alone.length && this.#random.chance(0.6)) {
      const person = this.#alone[this.#dealt]!
      if (fits(person)) {
        this.#dealt++
        return person
      }
    }
    for (let tries = 0; tries < 1000; tries++) {
      const person = this.#random.pick(this.#hit)
      if (fits(person)) return person
    }
    throw new Error('nobody in this world fits a document')
  }
}
