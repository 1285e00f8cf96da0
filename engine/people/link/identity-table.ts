import { elementIndex } from '../../elements/index.ts'

/**
 * The identity fields of many mentions as columns: fields of mention i are `start[i]` to `start[i + 1]`.
 * Names, date of birth, sex, identifiers, phones, e-mails, address parts, medical record numbers; other elements are ignored.
 */
export interface IdentityTable {
  count: number
  start: Uint32Array
  /** Index into `elementNames`. */
  element: Uint8Array
  /** `Part` of engine/elements. */
  part: Uint8Array
  values: string[]
}

/** Builds an `IdentityTable` mention by mention. */
export class IdentityTableBuilder {
  readonly #start: number[] = [0]
  readonly #element: number[] = []
  readonly #part: number[] = []
  readonly #values: string[] = []

  /** Adds a field to the mention that is being built; empty values and repeated fields are left out. */
  add(element: number, part: number, value: string): void {
    const text = value.trim()
    if (text === '' || this.#has(element, part, text)) return
    this.#element.push(element)
    this.#part.push(part)
    this.#values.push(text)
  }

  #has(element: number, part: number, text: string): boolean {
    for (let at = this.#start.at(-1)!; at < this.#values.length; at++)
      if (this.#values[at] === text && this.#element[at] === element && this.#part[at] === part) return true
    return false
  }

  /** Ends the mention and answers its number. */
  end(): number {
    this.#start.push(this.#values.length)
    return this.#start.length - 2
  }

  build(): IdentityTable {
    return {
      count: this.#start.length - 1,
      start: Uint32Array.from(this.#start),
      element: Uint8Array.from(this.#element),
      part: Uint8Array.from(this.#part),
      values: this.#values,
    }
  }
}

/** The elements that identify, by index. */
export const nameElement = elementIndex('name')
export const birthElement = elementIndex('date-of-birth')
export const sexElement = elementIndex('sex')
export const phoneElement = elementIndex('phone')
export const emailElement = elementIndex('email')
export const addressElement = elementIndex('postal-address')
export const recordNumberElement = elementIndex('medical-record-number')

/** Numbers that belong to one person for good: two different ones are two people. */
export const strongIdElements: ReadonlySet<number> = new Set(
  ['hkid', 'ssn', 'nhs-number', 'nino', 'us-mbi', 'cn-resident-id', 'aadhaar'].map(elementIndex),
)

/** Numbers of which one person may have several, over time or from several issuers. */
export const otherIdElements: ReadonlySet<number> = new Set(
  ['national-id', 'health-card-number', 'passport', 'driving-licence', 'tax-id', 'insurance-policy'].map(elementIndex),
)

/** A policy covers a family. */
export const policyElement = elementIndex('insurance-policy')
