import { elementIndex, Part } from '../../elements/index.ts'
import type { MentionFields } from './mention-fields.ts'

const name = elementIndex('name')

/** The name of a mention as a person would write it: the whole name as printed, else given name and family name; '' without one. */
export function nameOf({ element, part, values }: MentionFields): string {
  const of = (wanted: number): string => values.find((_, at) => element[at] === name && part[at] === wanted) ?? ''
  const whole = of(Part.whole)
  if (whole !== '') return whole
  const parts = [of(Part.given), of(Part.middle), of(Part.family)].filter((word) => word !== '')
  return parts.length > 0 ? parts.join(' ') : of(Part.other)
}
