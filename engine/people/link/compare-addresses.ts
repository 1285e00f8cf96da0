import { editDistance } from '../names/index.ts'
import { Agreement } from './compare-values.ts'
import type { Frequencies } from './frequencies.ts'
import { Field, type Records } from './records.ts'
import { addressBits, addressMost } from './weights.ts'

/** Bits of the parts of an address, after the cap on their sum. */
export interface AddressEvidence {
  street: number
  flat: number
  postcode: number
  city: number
  /** Agreement of the street. */
  how: number
}

/** How many bits a house number adds to its street: streets have some hundred numbers, unevenly used. */
const houseNumberBits = 7
/** Share of a person's records with the same address. */
const stays = 0.75

/** Compares addresses, fills `into`, and answers the sum, at most `addressMost`. */
export function compareAddresses(
  into: AddressEvidence,
  texts: readonly string[],
  frequencies: Frequencies,
  mentions: Records,
  mention: number,
  patients: Records,
  patient: number,
): number {
  into.street = 0
  into.how = Agreement.none
  compareStreets(into, texts, frequencies, mentions, mention, patients, patient)
  const plain = (field: number, most: number, differ: number): number => {
    const holder = sharedText(mentions, mention, patients, patient, field)
    if (holder === undefined) return 0
    if (holder < 0) return differ
    return Math.min(most, -Math.log2(frequencies.holders(holder) / frequencies.people / stays))
  }
  into.postcode = plain(Field.postcode, addressBits.postcode, addressBits.postcodeDiffer)
  into.city = plain(Field.city, addressBits.city, addressBits.cityDiffer)
  into.flat = into.street > 4 ? plain(Field.flat, addressBits.flat, addressBits.flatDiffer) : 0
  const least = Math.max(into.street, into.postcode)
  if (into.street > 0 && into.postcode < 0 && into.how !== Agreement.differs) into.postcode *= 0.5
  const sum = into.street + into.flat + into.postcode + into.city
  if (sum <= addressMost) return sum
  const scale = (addressMost - least) / (sum - least)
  for (const part of ['street', 'flat', 'postcode', 'city'] as const) if (into[part] !== least) into[part] *= scale
  return addressMost
}

function compareStreets(
  into: AddressEvidence,
  texts: readonly string[],
  frequencies: Frequencies,
  mentions: Records,
  mention: number,
  patients: Records,
  patient: number,
): void {
  let best = Number.NEGATIVE_INFINITY
  const end = mentions.start[mention + 1]!
  const otherEnd = patients.start[patient + 1]!
  for (let i = mentions.seek(mention, Field.street); i < end && mentions.field[i] === Field.street; i++) {
    for (let j = patients.seek(patient, Field.street); j < otherEnd && patients.field[j] === Field.street; j++) {
      const number = mentions.a[i]!
      const street = mentions.b[i]!
      const otherStreet = patients.b[j]!
      const sameNumber = number >= 0 && number === patients.a[j]
      const close = street === otherStreet || closeStreets(texts[street]!, texts[otherStreet]!)
      const rarity = -Math.log2(frequencies.holders(otherStreet) / frequencies.people)
      let bits: number = addressBits.differ
      let how: number = Agreement.differs
      if (close && sameNumber) {
        bits = Math.min(
          street === otherStreet ? addressBits.street : addressBits.streetTypo,
          rarity + houseNumberBits + Math.log2(stays),
        )
        how = street === otherStreet ? Agreement.equal : Agreement.near
      } else if (close) {
        bits =
          number < 0 || patients.a[j]! < 0
            ? Math.min(rarity, addressBits.sameStreet + 4)
            : Math.min(rarity - 3, addressBits.sameStreet)
        how = Agreement.part
      }
      if (bits <= best) continue
      best = bits
      into.street = bits
      into.how = how
    }
  }
}

function closeStreets(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  if (length < 5) return false
  const limit = length >= 10 ? 2 : 1
  return editDistance(a, b, limit) <= limit
}

/** The text that both have, -1 where both have some but none in common, undefined where one has none. */
function sharedText(
  mentions: Records,
  mention: number,
  patients: Records,
  patient: number,
  field: number,
): number | undefined {
  const end = mentions.start[mention + 1]!
  const otherEnd = patients.start[patient + 1]!
  let both = false
  for (let i = mentions.seek(mention, field); i < end && mentions.field[i] === field; i++) {
    for (let j = patients.seek(patient, field); j < otherEnd && patients.field[j] === field; j++) {
      both = true
      if (mentions.b[i] === patients.b[j]) return mentions.b[i]
    }
  }
  return both ? -1 : undefined
}
