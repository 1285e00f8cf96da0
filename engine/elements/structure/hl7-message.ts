import type { Fields } from '../../evidence/index.ts'
import type { FieldWriter } from './field-writer.ts'

/** One field of a segment with what its type needs. */
export interface Hl7Field {
  at: number
  /** Components of each repetition. */
  repetitions: string[][]
  value: string
  element: number
  part: number
  role: number
  why: string
  message: Hl7Message
  writer: FieldWriter
}

/** The fields of one message by path, and its delimiters. */
export class Hl7Message {
  readonly fields: Fields
  readonly component: string
  readonly repetition: string
  readonly subcomponent: string
  #byPath: Map<string, string> | undefined

  constructor(fields: Fields) {
    this.fields = fields
    const signs = fields.delimiters ?? '|^~\\&'
    this.component = signs[1] ?? '^'
    this.repetition = signs[2] ?? '~'
    this.subcomponent = signs[4] ?? '&'
  }

  /** Another field of the same segment: `sibling('OBX-5#3', 3)` is OBX-3#3. */
  sibling(path: string, field: number): string {
    this.#byPath ??= new Map(this.fields.paths.map((printed, at) => [printed, this.fields.values[at]!]))
    return this.#byPath.get(path.replace(/-\d+/, `-${field}`)) ?? ''
  }

  /** Components of the first repetition. */
  components(value: string): string[] {
    return value.split(this.repetition, 1)[0]!.split(this.component)
  }
}
