import { readData } from '../../../base/data.ts'
import type { Fields } from '../../evidence/index.ts'
import { Part, Role } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import { type CcdaValue, ccdaTypes } from './ccda-types.ts'
import type { FieldWriter } from './field-writer.ts'

interface CcdaRule {
  type: string
  element?: string
  role?: string
}

interface CcdaData {
  header: Record<string, CcdaRule>
  staff_names: string[]
  sections: Record<string, string>
  next_of_kin_classes: string[]
  icd_systems: string[]
}

const data = readData('elements/fields/ccda.yaml') as CcdaData
const header = Object.entries(data.header).sort(([a], [b]) => b.length - a.length)
const sections = new Map(Object.entries(data.sections).map(([code, element]) => [code, elementIndex(element)]))
const kinClasses = new Set(data.next_of_kin_classes)
const icdSystems = new Set(data.icd_systems)
const name = elementIndex('name')
const icd = elementIndex('icd-code')

/** Reads one C-CDA document: the header by its field map, each section by its LOINC code. */
export function readCcda(fields: Fields, writer: FieldWriter): void {
  const byPath = new Map(fields.paths.map((path, at) => [path, fields.values[at]!]))
  const sectionElements = new Map<string, number | undefined>()
  for (const [at, printed] of fields.paths.entries()) {
    const plain = printed.replace(/\[\d+\]/g, '').replace(/^\/?ClinicalDocument\//, '')
    const value = { at, printed, value: fields.values[at]!, byPath, writer }
    if (isStaffName(plain)) addStaff(value, plain)
    else if (plain.includes('/section/')) readSection(value, plain, sectionElements)
    else readHeaderValue(value, plain)
  }
}

type Placed = Pick<CcdaValue, 'at' | 'printed' | 'value' | 'byPath' | 'writer'>

function readHeaderValue(value: Placed, plain: string): void {
  const found = header.find(([path]) => plain.startsWith(path) && /^[/@]?$/.test(plain[path.length] ?? ''))
  if (found === undefined) return
  const [path, rule] = found
  const role = roleOf(rule, value)
  if (role === undefined) return
  const rest = plain.slice(path.length).replace(/^\//, '')
  ccdaTypes[rule.type]?.({ ...value, rest, role, element: elementIndex(rule.element ?? 'name'), why: `C-CDA ${path}` })
}

/** Participants are next of kin or hold the policy, by their class. */
function roleOf(rule: CcdaRule, value: Placed): number | undefined {
  if (rule.role !== 'associated') return Role[(rule.role ?? 'subject') as keyof typeof Role]
  const entity = value.printed.slice(0, value.printed.indexOf('/', value.printed.indexOf('associatedEntity')))
  const kind = value.byPath.get(`${entity}@classCode`) ?? 'NOK'
  if (kind === 'GUARD' || kind === 'GUARDIAN') return Role.guardian
  if (kinClasses.has(kind)) return Role.nextOfKin
  return kind === 'POLHOLD' || kind === 'COVPTY' || kind === 'GUAR' ? Role.payer : undefined
}

function isStaffName(plain: string): boolean {
  return data.staff_names.some((ending) => plain.includes(ending)) && !plain.startsWith('recordTarget/')
}

function addStaff(value: Placed, plain: string): void {
  if (plain.includes('playingEntity') || plain.includes('representedOrganization')) return
  const rest = plain.slice(plain.lastIndexOf('/name') + 5).replace(/^\//, '')
  ccdaTypes['PN']!({ ...value, rest, role: Role.staff, element: name, why: 'C-CDA name of a member of staff' })
}

/** What a section holds by its code; its entries' words and its narrative are findings of that element. */
function readSection(value: Placed, plain: string, known: Map<string, number | undefined>): void {
  if (plain.endsWith('@code') && icdSystems.has(value.byPath.get(`${value.printed}System`) ?? '')) {
    value.writer.add(value.at, { element: icd, why: 'C-CDA code of ICD' }, value.value)
    return
  }
  const cut = value.printed.lastIndexOf('/section')
  const end = value.printed.indexOf('/', cut + 1)
  const prefix = value.printed.slice(0, end)
  if (!known.has(prefix)) known.set(prefix, sections.get(value.byPath.get(`${prefix}/code@code`) ?? ''))
  const element = known.get(prefix)
  if (element === undefined) return
  const inside = plain.slice(plain.lastIndexOf('/section/') + 9)
  if (isEntryWord(inside) || isNarrative(inside)) {
    value.writer.add(
      value.at,
      { element, part: Part.whole, confidence: 95, why: `C-CDA section ${value.byPath.get(`${prefix}/code@code`)}` },
      value.value,
    )
  }
}

/** Words of clinical statements, not of the model around them (status, severity, type of act). */
function isEntryWord(inside: string): boolean {
  if (!inside.startsWith('entry')) return false
  return /(?:value|manufacturedMaterial\/code|playingEntity\/code|playingEntity\/name|procedure\/code|encounter\/code|act\/code|observation\/code)(?:\/translation)?@displayName$|value@value$|originalText$|manufacturedMaterial\/name$/.test(
    inside,
  )
}

/** Cells, items and paragraphs of the readable part; captions and heads of columns tell nothing about the patient. */
function isNarrative(inside: string): boolean {
  return inside.startsWith('text') && !/@|\/th$|\/caption$|thead/.test(inside)
}
