import type { Weight } from '../register/weights.tsx'

export interface FieldValue {
  element: string
  part: string
  value: string
}

/** One field of the two sides, with what it weighs; without a weight it was not compared, or says nothing. */
export interface ComparedField {
  /** As the weights name it: `family`, `dob`, or the element of a number. */
  field: string
  evidence: string[]
  roster: string[]
  weight?: Weight
}

const byElement: Record<string, string> = {
  'date-of-birth': 'dob',
  sex: 'sex',
  phone: 'phone',
  email: 'email',
  'medical-record-number': 'record number',
}
const byPart: Record<string, string> = {
  family: 'family',
  given: 'given',
  street: 'address',
  city: 'city',
  postcode: 'postcode',
}

/** The field under which a value was weighed. */
export function fieldOf({ element, part }: FieldValue): string {
  if (element === 'name') return byPart[part] ?? (part === 'whole' ? 'name' : 'other names')
  // The whole of an address is compared as its street.
  if (element === 'postal-address') return byPart[part] ?? 'address'
  return byElement[element] ?? element
}

/** Both sides field by field, in the order of their weights, then what was not weighed. What belongs to no field (the prior) is left out. */
export function compareFields(
  evidence: readonly FieldValue[],
  roster: readonly FieldValue[],
  weights: readonly Weight[],
): ComparedField[] {
  const [seen, known] = [evidence, roster].map((side) => Map.groupBy(side, fieldOf))
  const names = [...new Set([...weights.map(({ field }) => field), ...seen!.keys(), ...known!.keys()])]
  return names
    .filter((field) => field !== 'prior')
    .map((field) => {
      const weight = weights.find((one) => one.field === field)
      return {
        field,
        evidence: valuesIn(seen!.get(field)),
        roster: valuesIn(known!.get(field)),
        ...(weight !== undefined && { weight }),
      }
    })
}

const dateParts = ['year', 'month', 'day']

/** Values once each; the parts of a date as one, the year first. */
function valuesIn(values: readonly FieldValue[] = []): string[] {
  const parts = values.filter(({ part }) => dateParts.includes(part))
  const whole = values.filter(({ part }) => !dateParts.includes(part)).map(({ value }) => value)
  const date = dateParts.flatMap((part) => parts.find((one) => one.part === part)?.value ?? []).join('-')
  return [...new Set(date === '' ? whole : [...whole, date])]
}
