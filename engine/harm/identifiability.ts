import { elementIndex, personalNumbers } from '../elements/index.ts'
import { elementSet, hasAny, severity } from './severity-data.ts'

const name = elementIndex('name')
const birth = elementIndex('date-of-birth')
const number = elementSet([...personalNumbers, 'passport-mrz', 'tax-id'])
const reach = elementSet(['postal-address', 'phone', 'email'])
const face = elementSet(['photo', 'biometric-data', 'genetic-data'])

/**
 * Ease of identification, from what the evidence shows of this person (not from what the provider knows): ENISA's four levels.
 * A name with a birth date, or with an official number, points to one human being.
 */
export function identifiabilityOf(exposed: Uint8Array): { score: number; reason: string } {
  const { maximum, significant, limited, negligible } = severity.identifiability
  const named = exposed[name] === 1
  const born = exposed[birth] === 1
  const numbered = hasAny(exposed, number)
  const reachable = hasAny(exposed, reach)
  if (numbered && (named || born))
    return { score: maximum, reason: 'an official number together with the name or birth date' }
  if (named && born) return { score: maximum, reason: 'the name together with the birth date' }
  if (numbered) return { score: significant, reason: 'an official number' }
  if (named && reachable)
    return { score: significant, reason: 'the name together with an address, phone number or e-mail' }
  if (hasAny(exposed, face)) return { score: significant, reason: 'a picture or body data' }
  if (named) return { score: limited, reason: 'the name alone' }
  if (reachable) return { score: limited, reason: 'an address, phone number or e-mail without a name' }
  return { score: negligible, reason: 'only a number of the provider or a detail that many share' }
}
