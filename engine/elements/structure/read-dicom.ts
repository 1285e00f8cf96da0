import { readData } from '../../../base/data.ts'
import type { Fields } from '../../evidence/index.ts'
import { Part, Role } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import type { FieldWriter } from './field-writer.ts'

interface DicomRule {
  keyword: string
  tag: string
  type?: 'PN'
  element?: string
  part?: keyof typeof Part
  role?: keyof typeof Role
}

const rules = new Map<string, DicomRule>()
for (const rule of readData('elements/fields/dicom.yaml') as DicomRule[]) {
  rules.set(rule.keyword.toLowerCase(), rule)
  rules.set(rule.tag.replace(',', '').toLowerCase(), rule)
}
const name = elementIndex('name')

/** Reads DICOM attributes, whether their paths are keywords (`PatientName`) or tags (`(0010,0010)`, `00100010`). */
export function readDicom(fields: Fields, writer: FieldWriter): void {
  for (const [at, path] of fields.paths.entries()) {
    const rule = ruleOf(path)
    if (rule === undefined) continue
    const role = Role[rule.role ?? 'subject']
    const why = `DICOM attribute ${rule.keyword}`
    const value = fields.values[at]!
    if (rule.type === 'PN') addNames(writer, at, value, rule.part === 'other', role, why)
    else if (rule.element !== undefined) {
      for (const one of value.split('\\')) writer.add(at, { element: elementIndex(rule.element), role, why }, one)
    }
  }
}

function ruleOf(path: string): DicomRule | undefined {
  const last = path.slice(path.search(/[^./>]*$/)).replace(/\[\d+\]$/, '')
  return (
    rules.get(last.toLowerCase()) ??
    rules.get(
      last
        .replace(/[^0-9a-f]/gi, '')
        .slice(0, 8)
        .toLowerCase(),
    )
  )
}

/** family^given^middle^prefix^suffix in up to three scripts (alphabetic = ideographic = phonetic); several names by `\`. */
function addNames(writer: FieldWriter, at: number, value: string, other: boolean, role: number, why: string): void {
  for (const one of value.split('\\')) {
    for (const [script, printed] of one.split('=').entries()) {
      const parts = printed.split('^')
      const add = (part: number, text: string | undefined) => {
        if (text !== undefined && text.trim() !== '') writer.add(at, { element: name, part, role, why }, text)
      }
      if (other || script > 0) add(Part.other, joined(parts))
      else if (parts.length === 1) add(Part.whole, parts[0])
      else for (const [index, part] of [Part.family, Part.given, Part.middle].entries()) add(part, parts[index])
    }
  }
}

function joined(parts: readonly string[]): string {
  const [family = '', given = ''] = parts
  return /\p{Script=Han}/u.test(family) ? family + given : `${given} ${family}`.trim()
}
