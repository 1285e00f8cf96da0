import { elementIndex, elementNames } from '../elements/index.ts'
import { flagsOf, type HarmFlag } from './flag-harm.ts'
import { identifiabilityOf } from './identifiability.ts'
import type { PersonFacts } from './person-facts.ts'
import {
  type Band,
  bandOf,
  type Condition,
  classOf,
  type DataClass,
  elementSet,
  hasAny,
  lowering,
  severity,
} from './severity-data.ts'

/** What is true of the breach as a whole. */
export interface Circumstances {
  confidentiality: 'none' | 'known-recipients' | 'unknown-recipients'
  integrity: 'intact' | 'recoverable' | 'lost'
  availability: 'kept' | 'interrupted' | 'lost'
  malicious: boolean
  /** The provider's field of work, in the words of data/harm/severity.yaml; 'general' reveals nothing. */
  speciality: string
}

export interface Harm {
  /** SE = DPC x EI + CB, 0.25 to 6. */
  score: number
  band: Band
  flags: HarmFlag[]
  /** One sentence per term of the formula, for people. */
  reasons: string[]
}

/** A stolen copy in unknown hands, taken on purpose; nothing changed, nothing lost. */
export const stolen: Circumstances = {
  confidentiality: 'unknown-recipients',
  integrity: 'intact',
  availability: 'kept',
  malicious: true,
  speciality: 'general',
}

/**
 * How bad the breach is for one person, from exactly the elements exposed of that person (0 or 1 per element index).
 * Method: ENISA 2013, SE = DPC x EI + CB; see data/harm/severity.yaml.
 */
export function scorePerson(exposed: Uint8Array, person: PersonFacts, breach: Circumstances): Harm {
  const context = dataContext(exposed, conditionsOf(exposed, person, breach))
  const ease = identifiabilityOf(exposed)
  const circumstances = circumstanceScore(breach)
  const score = Math.round((context.score * ease.score + circumstances.score) * 100) / 100
  return {
    score,
    band: bandOf(score),
    flags: flagsOf(exposed, person),
    reasons: [
      `Kind of data ${context.score}: ${context.reason}.`,
      `Identifiability ${ease.score}: ${ease.reason}.`,
      `Circumstances ${circumstances.score}: ${circumstances.reason}.`,
      `${context.score} x ${ease.score} + ${circumstances.score} = ${score}: ${bandOf(score).replace('-', ' ')}.`,
    ],
  }
}

const card = elementIndex('payment-card')
const code = elementIndex('card-security-code')

function conditionsOf(exposed: Uint8Array, person: PersonFacts, breach: Circumstances): Set<Condition> {
  const conditions = new Set<Condition>()
  if (severity['revealing-specialities'].includes(breach.speciality)) conditions.add('speciality-reveals-health')
  if (person.minor) conditions.add('minor')
  if (person.safeAddress) conditions.add('safe-address')
  if (exposed[card] === 1 && exposed[code] === 1) conditions.add('card-usable')
  return conditions
}

const raises = severity.raise.map((rule) => ({ ...rule, set: elementSet(rule.elements ?? elementNames) }))

/** Data processing context: each class that is present is scored, adjusted by whole steps with a reason, and the highest counts. */
function dataContext(exposed: Uint8Array, conditions: Set<Condition>): { score: number; reason: string } {
  let best = { score: 0, reason: 'no personal data' }
  for (const kind of Object.keys(severity.base) as DataClass[]) {
    const one = classScore(kind, exposed)
    if (one === undefined) continue
    for (const rule of raises) {
      if (rule.class !== kind || !conditions.has(rule.when) || !hasAny(exposed, rule.set)) continue
      one.score += rule.steps ?? 1
      one.reason += `; raised because ${rule.reason}`
    }
    one.score = Math.min(4, one.score)
    if (one.score > best.score) best = one
  }
  return best
}

function classScore(kind: DataClass, exposed: Uint8Array): { score: number; reason: string } | undefined {
  let score = 0
  let telling = ''
  let lowered = ''
  for (let element = 0; element < exposed.length; element++) {
    if (exposed[element] !== 1 || classOf[element] !== kind) continue
    const rule = lowering[element]
    const one = severity.base[kind] - (rule === undefined ? 0 : 1)
    if (one <= score) continue
    score = one
    telling = elementNames[element]!
    lowered = rule === undefined ? '' : `, one step down because it ${rule.reason}`
  }
  return score === 0 ? undefined : { score, reason: `${kind} data (${telling})${lowered}` }
}

function circumstanceScore(breach: Circumstances): { score: number; reason: string } {
  const table = severity.circumstances
  const said: string[] = []
  const add = (value: number, reason: string): number => {
    if (value > 0) said.push(`${reason} ${value}`)
    return value
  }
  const score =
    add(table.confidentiality[breach.confidentiality], breach.confidentiality.replace('-', ' ')) +
    add(table.integrity[breach.integrity], `records changed, ${breach.integrity}`) +
    add(table.availability[breach.availability], `records ${breach.availability}`) +
    add(breach.malicious ? table.malicious : 0, 'taken on purpose')
  return { score, reason: said.join(', ') || 'nobody is known to have the data' }
}
