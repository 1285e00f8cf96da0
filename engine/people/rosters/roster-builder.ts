import { readDates } from '../link/index.ts'
import { type IdentifierElement, isIdentifier, type RosterField } from './field.ts'
import { type Roster, separator } from './roster.ts'

/** One patient while it is being read: values by field, several of a kind allowed. */
export type PatientFields = Map<RosterField, string[]>

type TextColumn = { [K in keyof Roster]: Roster[K] extends string[] ? K : never }[keyof Roster]

/** Where the fields go; fields of one column are joined in this order. */
const columns: [TextColumn, ...RosterField[]][] = [
  ['patientId', 'patient-id'],
  ['recordNumbers', 'medical-record-number'],
  ['name', 'name'],
  ['given', 'given-name'],
  ['middle', 'middle-name'],
  ['family', 'family-name'],
  ['chineseName', 'chinese-name'],
  ['otherNames', 'english-name', 'former-name'],
  ['birth', 'date-of-birth'],
  ['sex', 'sex'],
  ['phones', 'phone'],
  ['emails', 'email'],
  ['addressLines', 'address', 'address-line'],
  ['street', 'street'],
  ['flat', 'flat'],
  ['city', 'city'],
  ['region', 'region'],
  ['postcode', 'postcode'],
  ['country', 'country'],
  ['language', 'language'],
  ['guardianName', 'guardian-name'],
  ['guardianPhone', 'guardian-phone'],
  ['guardianRelation', 'guardian-relation'],
  ['kinName', 'kin-name'],
  ['kinPhone', 'kin-phone'],
  ['kinRelation', 'kin-relation'],
  ['safeAddressText', 'safe-address-text'],
]

const no = /^(|no|n|false|0|alive|living|none|null|否|無|无)$/i

/** Builds a roster patient by patient. */
export class RosterBuilder {
  readonly #columns = new Map<TextColumn, string[]>(columns.map(([name]) => [name, []]))
  readonly #identifiers = new Map<IdentifierElement, string[]>()
  readonly #births: number[] = []
  readonly #deceased: string[] = []
  readonly #safe: number[] = []
  readonly #file: number[] = []
  readonly #line: number[] = []
  readonly files: string[] = []
  readonly remarks: string[] = []
  count = 0

  add(fields: PatientFields, file: number, line: number): void {
    joinStreetNumber(fields)
    for (const [name, ...from] of columns) this.#columns.get(name)!.push(joined(fields, from))
    for (const [field, values] of fields) if (isIdentifier(field)) this.#setIdentifier(field, values)
    for (const column of this.#identifiers.values()) if (column.length === this.count) column.push('')
    this.#births.push(soleDate(fields.get('date-of-birth') ?? []))
    const died = joined(fields, ['deceased'])
    this.#deceased.push(no.test(died) ? '' : /^(yes|y|true|1|deceased|dead|died|是|已故)$/i.test(died) ? 'yes' : died)
    const safe = joined(fields, ['safe-address'])
    this.#safe.push(!no.test(safe) || joined(fields, ['safe-address-text']) !== '' ? 1 : 0)
    this.#file.push(file)
    this.#line.push(line)
    this.count++
  }

  #setIdentifier(element: IdentifierElement, values: string[]): void {
    const column = this.#identifiers.get(element) ?? new Array<string>(this.count).fill('')
    column.push(values.join(separator))
    this.#identifiers.set(element, column)
  }

  /** The roster; `residence` and `residenceAssumed` are still to be filled. */
  build(): Roster {
    const texts = Object.fromEntries(this.#columns) as Record<TextColumn, string[]>
    return {
      ...texts,
      count: this.count,
      identifiers: this.#identifiers,
      birthDate: Uint32Array.from(this.#births),
      deceased: this.#deceased,
      safeAddress: Uint8Array.from(this.#safe),
      residence: new Array<string>(this.count).fill(''),
      residenceAssumed: new Uint8Array(this.count),
      file: Uint16Array.from(this.#file),
      line: Uint32Array.from(this.#line),
      files: this.files,
      remarks: this.remarks,
    }
  }
}

function joined(fields: PatientFields, from: readonly RosterField[]): string {
  const values = from.flatMap((field) => fields.get(field) ?? [])
  return [...new Set(values)].join(separator)
}

/** House number and street in columns of their own are one line. */
export function joinStreetNumber(fields: PatientFields): void {
  const number = fields.get('street-number')?.[0]
  if (number === undefined) return
  for (const field of ['street', 'address-line', 'address'] as const) {
    const [first, ...rest] = fields.get(field) ?? []
    if (first === undefined) continue
    fields.set(field, [`${number} ${first}`, ...rest])
    return
  }
}

function soleDate(texts: string[]): number {
  const dates = texts.flatMap(readDates)
  return dates.length === 1 ? dates[0]! : 0
}
