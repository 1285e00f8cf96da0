import { Part } from '../../elements/index.ts'
import { hasHan, type ParsedName, parseName } from '../names/index.ts'
import {
  addressElement,
  birthElement,
  emailElement,
  type IdentityTable,
  nameElement,
  otherIdElements,
  phoneElement,
  recordNumberElement,
  sexElement,
  strongIdElements,
} from './identity-table.ts'
import { pairNames } from './pair-names.ts'
import { readAddress, readPostcode, spellOut } from './read-address.ts'
import { readDates } from './read-date.ts'
import { readEmail, readIdentifier, readPhone, readSex } from './read-numbers.ts'
import { type Dictionaries, Field, Records } from './records.ts'

/** At most so many values of one kind are kept per record: a mention with fifty phones is a list, not a person. */
const mostValues = 8

/** Turns identity fields as printed into records that can be compared. Never throws: what cannot be read is left out. */
export function readRecords(table: IdentityTable, dictionaries: Dictionaries): Records {
  const records = new Records(table.count)
  for (let row = 0; row < table.count; row++) {
    const fields = new RowFields(table, row)
    addNames(records, fields, dictionaries)
    addNumbers(records, fields, dictionaries)
    addPlaces(records, fields, dictionaries)
    records.end()
  }
  return records
}

/** The values of one row by element and part. */
class RowFields {
  readonly #table: IdentityTable
  readonly #from: number
  readonly #to: number

  constructor(table: IdentityTable, row: number) {
    this.#table = table
    this.#from = table.start[row]!
    this.#to = table.start[row + 1]!
  }

  of(element: number, ...parts: number[]): string[] {
    const found: string[] = []
    for (let at = this.#from; at < this.#to && found.length < mostValues; at++) {
      if (this.#table.element[at] !== element) continue
      if (parts.length === 0 || parts.includes(this.#table.part[at]!)) found.push(this.#table.values[at]!)
    }
    return found
  }

  *ids(): Generator<[element: number, value: string]> {
    for (let at = this.#from, found = 0; at < this.#to && found < mostValues; at++) {
      const element = this.#table.element[at]!
      if (!strongIdElements.has(element) && !otherIdElements.has(element)) continue
      found++
      yield [element, this.#table.values[at]!]
    }
  }
}

function addNames(records: Records, fields: RowFields, dictionaries: Dictionaries): void {
  const named = {
    families: fields.of(nameElement, Part.family),
    givens: fields.of(nameElement, Part.given),
    middles: fields.of(nameElement, Part.middle),
  }
  const parsed: ParsedName = pairNames(named.families, named.givens, named.middles)
  for (const printed of fields.of(nameElement, Part.whole, Part.other)) {
    const whole = parseName(printed)
    const lone = whole.readings.length === 1 && whole.readings[0]!.given === '' && !hasHan(printed)
    if (lone) parsed.aliases.push(whole.readings[0]!.family)
    else parsed.readings.push(...whole.readings)
    parsed.aliases.push(...whole.aliases)
  }
  const { families, givens } = dictionaries
  for (const guessed of [false, true])
    for (const reading of parsed.readings)
      if (reading.guessed === guessed) {
        const family = families.code(reading.family)
        const given = givens.code(reading.given)
        if (family >= 0 || given >= 0) records.add(guessed ? Field.guessedName : Field.name, family, given)
      }
  for (const alias of parsed.aliases.slice(0, mostValues)) {
    const code = givens.code(alias)
    if (code >= 0) records.add(Field.alias, -1, code)
  }
}

function addNumbers(records: Records, fields: RowFields, { texts }: Dictionaries): void {
  for (const date of birthDates(fields)) records.add(Field.birth, date, -1)
  for (const sex of fields.of(sexElement).map(readSex)) if (sex !== '') records.add(Field.sex, -1, texts.code(sex))
  for (const [element, value] of fields.ids()) {
    const id = readIdentifier(value)
    if (id !== '') records.add(Field.id, element, texts.code(id))
  }
  const add = (field: number, element: number, read: (text: string) => string) => {
    for (const value of fields.of(element).map(read)) if (value !== '') records.add(field, -1, texts.code(value))
  }
  add(Field.recordNumber, recordNumberElement, (text) => text.toUpperCase().replace(/\s+/g, ''))
  add(Field.phone, phoneElement, readPhone)
  add(Field.email, emailElement, readEmail)
}

function birthDates(fields: RowFields): number[] {
  const whole = fields.of(birthElement, Part.whole).flatMap(readDates)
  const [year] = fields.of(birthElement, Part.year)
  const [month] = fields.of(birthElement, Part.month)
  const [day] = fields.of(birthElement, Part.day)
  if (year !== undefined && month !== undefined && day !== undefined)
    whole.push(...readDates(`${year}-${month}-${day}`))
  return whole.filter((date) => date > 10_000_000)
}

function addPlaces(records: Records, fields: RowFields, { texts }: Dictionaries): void {
  const streets = fields.of(addressElement, Part.street, Part.whole).map(readAddress)
  for (const { number, street } of streets)
    if (street !== '') records.add(Field.street, number === '' ? -1 : texts.code(number), texts.code(street))
  for (const { flat } of streets) if (flat !== '') records.add(Field.flat, -1, texts.code(flat))
  for (const flat of fields.of(addressElement, Part.other)) {
    const plain = spellOut(flat)
    if (plain !== '') records.add(Field.flat, -1, texts.code(plain))
  }
  for (const postcode of fields.of(addressElement, Part.postcode).map(readPostcode))
    if (postcode !== '') records.add(Field.postcode, -1, texts.code(postcode))
  for (const city of fields.of(addressElement, Part.city).map(spellOut))
    if (city !== '') records.add(Field.city, -1, texts.code(city))
}
