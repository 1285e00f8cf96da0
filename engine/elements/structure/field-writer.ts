import type { Fields } from '../../evidence/index.ts'
import { type Findings, Part, Role } from '../findings.ts'
import { elementIndex, taxonomy } from '../taxonomy.ts'
import { cellText } from './cell.ts'
import { flagsOfIcd, flagsOfText } from './flag-sensitive.ts'

const kin = elementIndex('next-of-kin')
const icd = elementIndex('icd-code')
const diagnosis = elementIndex('diagnosis')
const healthElements = new Set(taxonomy.flatMap((entry, index) => (entry.group === 'health' ? [index] : [])))

/** One of these is enough to show that the next of kin was exposed; the town and the postcode add nothing. */
const kinParts = new Set<number>([Part.whole, Part.family, Part.street])

/** What a rule of a field map says a value is. */
export interface FieldMeaning {
  element: number
  part?: number
  role?: number
  confidence?: number
  /** Reason in words: "HL7 field PID-5". */
  why: string
}

/** Adds the findings of one record; knows how its places are written. */
export class FieldWriter {
  readonly #fields: Fields
  readonly #unit: number
  readonly #findings: Findings
  readonly #suffix: string
  readonly #number: number

  constructor(fields: Fields, unit: number, findings: Findings) {
    this.#fields = fields
    this.#unit = unit
    this.#findings = findings
    // The last number of `where` becomes `{n}`, so that a million records share one place.
    const found = /^(.*=)(\d{1,9})$/s.exec(fields.where)
    this.#number = found === null ? 0 : Number(found[2])
    const where = found === null ? fields.where : `${found[1]}{n}`
    this.#suffix = where === '' ? '' : `;${where}`
  }

  /** Adds one value of path `at`; nothing for a value that says "nothing here". A guardian's data are also the subject's next of kin. */
  add(at: number, meaning: FieldMeaning, value: string): void {
    const text = cellText(value)
    if (text === '') return
    const role = meaning.role ?? Role.subject
    this.#put(at, meaning.element, meaning.part ?? Part.whole, role, meaning, text)
    const shows = kinParts.has(meaning.part ?? Part.whole)
    if (shows && (role === Role.guardian || role === Role.nextOfKin))
      this.#put(at, kin, Part.whole, Role.subject, meaning, text)
    if (role !== Role.subject || !healthElements.has(meaning.element)) return
    const flags = meaning.element === icd || meaning.element === diagnosis ? flagsOfIcd(text) : flagsOfText(text)
    for (const flag of flags)
      this.#put(at, flag, Part.whole, role, { ...meaning, why: `${meaning.why}; the value tells it` }, text)
  }

  #put(at: number, element: number, part: number, role: number, meaning: FieldMeaning, value: string): void {
    const findings = this.#findings
    const confidence = meaning.confidence ?? 98
    const line = this.#fields.lines?.[at]
    const place = findings.places.index(placeOf(this.#fields, at, this.#suffix))
    findings.add(
      element,
      part,
      role,
      confidence,
      findings.whys.index(meaning.why),
      place,
      line ?? this.#number,
      0,
      0,
      this.#unit,
      value,
    )
  }
}

/** Where value `at` of a record stands, as the findings of it say. */
export function locationOfField(fields: Fields, at: number): string {
  const suffix = fields.where === '' ? '' : `;${fields.where}`
  return placeOf(fields, at, suffix).replace('{n}', String(fields.lines?.[at] ?? 0))
}

function placeOf({ schema, paths, lines }: Fields, at: number, suffix: string): string {
  const shown = (paths[at] ?? '').replaceAll('{n}', '{}').replaceAll(';', ',')
  if (schema !== 'hl7') return `field=${shown}${suffix}`
  return `segment=${shown.replace(/#\d+$/, '')}${lines?.[at] === undefined ? suffix : ';line={n}'}`
}
