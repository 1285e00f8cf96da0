import { editDistance } from '../names/index.ts'
import { Agreement } from './compare-values.ts'
import type { Frequencies } from './frequencies.ts'
import { Field, type Records } from './records.ts'
import { addressBits, addressMost } from './weights.ts'

/** Share of a person's records with the same address, in bits. */
const stays = Math.log2(0.75)

/** Compares addresses part by part; leaves the bits of the parts, after the cap on their sum, in its fields. */
export class AddressComparison {
  street = 0
  flat = 0
  postcode = 0
  city = 0
  /** Agreement of the street. */
  how: number = Agreement.none
  readonly #texts: readonly string[]
  readonly #frequencies: Frequencies

  constructor(texts: readonly string[], frequencies: Frequencies) {
    this.#texts = texts
    this.#frequencies = frequencies
  }

  /** Answers the sum of the parts, at most `addressMost`. */
  compare(mentions: Records, mention: number, patients: Records, patient: number): number {
    this.how = Agreement.none
    this.street = this.#compareStreets(mentions, mention, patients, patient)
    const { postcode, postcodeNear, postcodeDiffer, city, cityNear, cityDiffer, flat, flatDiffer } = addressBits
    const part = (field: number, most: number, near: number, differ: number): number =>
      this.#comparePart(field, mentions, mention, patients, patient, most, near, differ)
    this.postcode = part(Field.postcode, postcode, postcodeNear, postcodeDiffer)
    this.city = part(Field.city, city, cityNear, cityDiffer)
    this.flat = this.street > 4 ? part(Field.flat, flat, flatDiffer, flatDiffer) : 0
    return this.#cap()
  }

  /** Parts of one address go together: they share the cap. */
  #cap(): number {
    const sum = this.street + this.flat + this.postcode + this.city
    if (sum <= addressMost) return sum
    const scale = addressMost / sum
    this.street *= scale
    this.flat *= scale
    this.postcode *= scale
    this.city *= scale
    return addressMost
  }

  #compareStreets(mentions: Records, mention: number, patients: Records, patient: number): number {
    let best = Number.NEGATIVE_INFINITY
    const end = mentions.start[mention + 1]!
    const otherEnd = patients.start[patient + 1]!
    const from = patients.seek(patient, Field.street)
    for (let i = mentions.seek(mention, Field.street); i < end && mentions.field[i] === Field.street; i++) {
      for (let j = from; j < otherEnd && patients.field[j] === Field.street; j++) {
        const how = this.#streetAgreement(mentions.b[i]!, patients.b[j]!)
        const bits = this.#streetWeight(how, mentions.a[i]!, patients.a[j]!, patients.b[j]!)
        if (bits <= best) continue
        best = bits
        this.how = bits > addressBits.sameStreet ? how : bits > 0 ? Agreement.part : Agreement.differs
      }
    }
    return best === Number.NEGATIVE_INFINITY ? 0 : best
  }

  #streetAgreement(street: number, other: number): number {
    if (street === other) return Agreement.equal
    return areCloseStreets(this.#texts[street]!, this.#texts[other]!) ? Agreement.near : Agreement.differs
  }

  /** House numbers: -1 where there is none. */
  #streetWeight(how: number, number: number, otherNumber: number, street: number): number {
    const { differ, houseNumber, sameStreet, streetOnly, street: most, streetTypo } = addressBits
    if (how === Agreement.differs) return differ
    const rarity = stays - Math.log2(this.#frequencies.holders(street) / this.#frequencies.people)
    if (number < 0 || otherNumber < 0) return Math.min(rarity, streetOnly)
    if (number === otherNumber) return Math.min(how === Agreement.equal ? most : streetTypo, rarity + houseNumber)
    const close = editDistance(this.#texts[number]!, this.#texts[otherNumber]!, 1) <= 1
    return close ? Math.min(rarity, sameStreet + 2) : Math.min(rarity - 3, sameStreet)
  }

  /** Postcodes, cities, flats: equal by rarity, nearly equal, or different; 0 where a side has none. */
  #comparePart(
    field: number,
    mentions: Records,
    mention: number,
    patients: Records,
    patient: number,
    most: number,
    near: number,
    differ: number,
  ): number {
    let best = Number.NEGATIVE_INFINITY
    const end = mentions.start[mention + 1]!
    const otherEnd = patients.start[patient + 1]!
    const from = patients.seek(patient, field)
    for (let i = mentions.seek(mention, field); i < end && mentions.field[i] === field; i++) {
      for (let j = from; j < otherEnd && patients.field[j] === field; j++) {
        const text = patients.b[j]!
        if (mentions.b[i] === text)
          best = Math.max(
            best,
            Math.min(most, stays - Math.log2(this.#frequencies.holders(text) / this.#frequencies.people)),
          )
        else best = Math.max(best, areClose(this.#texts[mentions.b[i]!]!, this.#texts[text]!) ? near : differ)
      }
    }
    return best === Number.NEGATIVE_INFINITY ? 0 : best
  }
}

function areClose(a: string, b: string): boolean {
  const limit = Math.min(a.length, b.length) >= 6 ? 2 : 1
  return Math.min(a.length, b.length) >= 4 && editDistance(a, b, limit) <= limit
}

/** A letter or two off, or the same beginning: "sidawaystreet", "sidawajeet". One of the two ends is always whole. */
function areCloseStreets(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  if (length < 5 || !(a.startsWith(b.slice(0, 2)) || a.endsWith(b.slice(-3)))) return false
  if (length >= 6 && a.startsWith(b.slice(0, 6))) return true
  const limit = length >= 10 ? 2 : 1
  return editDistance(a, b, limit) <= limit
}
