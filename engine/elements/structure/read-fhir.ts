import { readData } from '../../../base/data.ts'
import type { Fields } from '../../evidence/index.ts'
import { Role } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import { FhirRecord, type FhirRule, type FhirValue } from './fhir-record.ts'
import { fhirTypes } from './fhir-types.ts'
import type { FieldWriter } from './field-writer.ts'
import { isGuardian } from './guardian-words.ts'

interface FhirData {
  resources: Record<string, Record<string, FhirRule>>
  observation_categories: Record<string, string>
  encounter_classes: Record<string, string>
}

const data = readData('elements/fields/fhir.yaml') as FhirData

interface Match {
  rule: FhirRule
  /** How many dotted parts of the path the rule takes. */
  depth: number
}

const matches = new Map<string, Match | null>()
const mostMatches = 50_000

/** Reads one FHIR resource by its field map; resources that the map does not know give their subject and their notes. */
export function readFhir(fields: Fields, writer: FieldWriter): void {
  const record = new FhirRecord(fields)
  for (const [at, path] of fields.paths.entries()) {
    const pattern = path.replace(/\[\d+\]/g, '')
    const match = matchOf(fields.kind, pattern)
    if (match === null) continue
    const parts = path.split('.')
    const prefix = parts.slice(0, match.depth).join('.')
    const rest = pattern.split('.').slice(match.depth).join('.')
    readValue({
      at,
      prefix,
      rest,
      value: fields.values[at]!,
      record,
      writer,
      ...meaningOf(match.rule, record, prefix, fields.kind),
    })
  }
}

function readValue(value: FhirValue): void {
  if (value.rule.only !== undefined && value.rest !== value.rule.only) return
  fhirTypes[value.rule.type]?.(value)
}

/** The rule with the longest path. Rules of the resource's own type go before those for all. */
function matchOf(kind: string, pattern: string): Match | null {
  const id = `${kind} ${pattern}`
  let match = matches.get(id)
  if (match === undefined) {
    if (matches.size >= mostMatches) matches.clear()
    match = findMatch(data.resources[kind], pattern) ?? findMatch(data.resources['*'], pattern)
    matches.set(id, match)
  }
  return match
}

function findMatch(rules: Record<string, FhirRule> | undefined, pattern: string): Match | null {
  const parts = pattern.split('.')
  for (let depth = parts.length; depth >= 2 && rules !== undefined; depth--) {
    const path = parts.slice(1, depth).join('.')
    const rule = Object.hasOwn(rules, path) ? rules[path] : undefined
    if (rule !== undefined) return { rule, depth }
  }
  return null
}

function meaningOf(rule: FhirRule, record: FhirRecord, prefix: string, kind: string) {
  const element = elementIndex(
    rule.by === undefined ? (rule.element ?? 'name') : record.once(rule.by, () => decided(rule.by!, record, kind)),
  )
  const place = prefix.replace(/\[\d+\]/g, '')
  return { rule, element, role: roleOf(rule, record, prefix, kind), why: `FHIR field ${place}` }
}

function decided(by: 'category' | 'class', record: FhirRecord, kind: string): string {
  if (by === 'class') {
    const code =
      record.get('Encounter.class.code') ??
      record.get('Encounter.class') ??
      record.get('Encounter.class[0].coding[0].code') ??
      ''
    return own(data.encounter_classes, code) ?? 'appointment'
  }
  for (const value of record.below(`${kind}.category`)) {
    const element = own(data.observation_categories, value.toLowerCase().replaceAll(' ', '-'))
    if (element !== undefined) return element
  }
  return 'lab-result'
}

function own(words: Record<string, string>, word: string): string | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined
}

function roleOf(rule: FhirRule, record: FhirRecord, prefix: string, kind: string): number {
  if (rule.role !== 'kin') return Role[(rule.role ?? 'subject') as keyof typeof Role]
  const around =
    kind === 'RelatedPerson' ? 'RelatedPerson.relationship' : `${prefix.split('.').slice(0, 2).join('.')}.relationship`
  return record.once(around, () => (isGuardian(record.below(around)) ? Role.guardian : Role.nextOfKin))
}
