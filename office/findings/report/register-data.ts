import { outcomeName, type Register, residenceIn } from '../../../engine/case/index.ts'
import { elementNames } from '../../../engine/elements/index.ts'
import { bands, harmFlags } from '../../../engine/harm/index.ts'
import { capital } from './people-sections.ts'

/**
 * The people behind the numbers as columns for the page's own script: person and patient numbers, no names. Elements are one
 * hexadecimal digit per four elements.
 */
export function registerData(register: Register): string {
  const { people, exposures, harm } = register
  const residences: string[] = []
  const columns = {
    patient: [] as string[],
    outcome: [] as number[],
    band: [] as number[],
    residence: [] as number[],
    flags: [] as number[][],
    elements: [] as string[],
  }
  for (let person = 0; person < people.count; person++) {
    const residence = residenceIn(register, person)
    if (!residences.includes(residence)) residences.push(residence)
    columns.patient.push(register.patient(person)?.id ?? '')
    columns.outcome.push(people.outcome[person]!)
    columns.band.push(bands.indexOf(harm[person]!.band))
    columns.residence.push(residences.indexOf(residence))
    columns.flags.push(harm[person]!.flags.map((flag) => harmFlags.indexOf(flag)))
    columns.elements.push(hex(exposures.of(person)))
  }
  const names = {
    prefix: 'P',
    residences,
    outcomeNames: [0, 1, 2].map((outcome) => capital(outcomeName(outcome))),
    bandNames: bands.map(capital),
    elementNames,
  }
  // `<` never ends up in the page's text as it is, so no value can close the script element.
  return JSON.stringify({ ...names, ...columns }).replaceAll('<', '\\u003c')
}

function hex(set: Uint8Array): string {
  let digits = ''
  for (let at = 0; at < set.length; at += 4)
    digits += (
      (set[at] ?? 0) |
      ((set[at + 1] ?? 0) << 1) |
      ((set[at + 2] ?? 0) << 2) |
      ((set[at + 3] ?? 0) << 3)
    ).toString(16)
  return digits
}
