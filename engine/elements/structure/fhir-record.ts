import type { Fields } from '../../evidence/index.ts'
import type { FieldWriter } from './field-writer.ts'

/** A rule of data/elements/fields/fhir.yaml. */
export interface FhirRule {
  type: string
  element?: string
  by?: 'category' | 'class'
  role?: string
  /** Only values whose path ends in this. */
  only?: string
}

/** One value on its way: where it stands, and what stands around it. */
export interface FhirValue {
  at: number
  /** Path up to the element that the rule is about, with numbers: `Patient.name[1]`. */
  prefix: string
  /** Path below it without numbers: `given`, `coding.code`; '' for the element itself. */
  rest: string
  value: string
  rule: FhirRule
  role: number
  element: number
  why: string
  record: FhirRecord
  writer: FieldWriter
}

/** The values of one resource by path. */
export class FhirRecord {
  readonly fields: Fields
  #byPath: Map<string, string> | undefined
  readonly #kept = new Map<string, unknown>()

  constructor(fields: Fields) {
    this.fields = fields
  }

  get(path: string): string | undefined {
    this.#byPath ??= new Map(this.fields.paths.map((printed, at) => [printed, this.fields.values[at]!]))
    return this.#byPath.get(path)
  }

  /** Works something out once per record. */
  once<T>(key: string, work: () => T): T {
    if (!this.#kept.has(key)) this.#kept.set(key, work())
    return this.#kept.get(key) as T
  }

  /** All values whose path begins with `prefix`. */
  below(prefix: string): string[] {
    return this.fields.values.filter((_, at) => this.fields.paths[at]!.startsWith(prefix))
  }
}
