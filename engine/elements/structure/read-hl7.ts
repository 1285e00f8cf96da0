import { readData } from '../../../base/data.ts'
import type { Fields } from '../../evidence/index.ts'
import { Part, Role } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import type { FieldWriter } from './field-writer.ts'
import { isGuardian } from './guardian-words.ts'
import { Hl7Message } from './hl7-message.ts'
import { hl7Types } from './hl7-types.ts'

/** A rule of data/elements/fields/hl7.yaml. */
interface Hl7Rule {
  type: string
  element?: string
  /** The element in messages of vaccinations (VXU). */
  vaccination?: string
  /** The element in messages of results (ORU, OUL). */
  results?: string
  part?: keyof typeof Part
  role?: string
}

const rules = new Map(Object.entries(readData('elements/fields/hl7.yaml') as Record<string, Hl7Rule>))

/** A rule with what does not change from message to message. */
interface Resolved {
  rule: Hl7Rule
  element: number
  part: number
  why: string
}

const resolved = new Map<string, Resolved | null>()
const mostResolved = 20_000

/** Reads one HL7 v2 message by the field map. Segments that the map does not know hold nothing that we look for. */
export function readHl7(fields: Fields, writer: FieldWriter): void {
  const message = new Hl7Message(fields)
  const { paths, values } = fields
  for (let at = 0; at < paths.length; at++) {
    const path = paths[at]!
    const known = resolve(path)
    if (known === null) continue
    const { rule, part, why } = known
    const value = values[at]!
    const element =
      rule.results === undefined && rule.vaccination === undefined ? known.element : elementOf(rule, fields.kind)
    const repetitions = value.split(message.repetition).map((one) => one.split(message.component))
    const role = rule.role === undefined ? Role.subject : roleOf(rule, message, path)
    hl7Types[rule.type]?.({ at, repetitions, value, element, part, role, why, message, writer })
  }
}

function resolve(path: string): Resolved | null {
  let known = resolved.get(path)
  if (known === undefined) {
    if (resolved.size >= mostResolved) resolved.clear()
    const plain = path.replace(/#\d+$/, '')
    const rule = rules.get(plain)
    const why = `HL7 field ${plain}`
    known = rule === undefined ? null : { rule, element: elementOf(rule, ''), part: Part[rule.part ?? 'whole'], why }
    resolved.set(path, known)
  }
  return known
}

function elementOf(rule: Hl7Rule, kind: string): number {
  const special = kind.startsWith('VXU') ? rule.vaccination : /^O(?:RU|UL)/.test(kind) ? rule.results : undefined
  return elementIndex(special ?? rule.element ?? 'name')
}

function roleOf(rule: Hl7Rule, message: Hl7Message, path: string): number {
  if (rule.role === 'kin')
    return isGuardian(message.components(message.sibling(path, 3))) ? Role.guardian : Role.nextOfKin
  if (rule.role === 'insured') {
    const relation = message.components(message.sibling(path, 17))
    return relation.some((word) => /^(?:SEL|SELF|18|S|01)$/i.test(word)) ? Role.subject : Role.payer
  }
  return Role[(rule.role ?? 'subject') as keyof typeof Role]
}
