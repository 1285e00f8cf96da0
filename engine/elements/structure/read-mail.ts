import { readData } from '../../../base/data.ts'
import type { Fields } from '../../evidence/index.ts'
import { Part, Role } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import type { FieldWriter } from './field-writer.ts'
import { namesAThing } from './person-names.ts'

const headers = new Map(
  Object.entries(readData('elements/fields/mail.yaml') as Record<string, { role: keyof typeof Role }>).map(
    ([header, rule]) => [header.toLowerCase(), Role[rule.role]],
  ),
)
const name = elementIndex('name')
const email = elementIndex('email')
const mostAddresses = 2000

/** Reads the headers of a message that name people: each address, and the name printed beside it. */
export function readMail(fields: Fields, writer: FieldWriter): void {
  for (const [at, path] of fields.paths.entries()) {
    const header = path.replace(/(?:#|\[)\d+\]?$/, '')
    const role = headers.get(header.toLowerCase())
    if (role === undefined) continue
    for (const { shown, address } of readAddresses(fields.values[at]!)) {
      const why = `mail header ${header}`
      if (address !== '') writer.add(at, { element: email, role, why }, address)
      if (shown !== '' && !namesAThing(shown)) writer.add(at, { element: name, part: Part.whole, role, why }, shown)
    }
  }
}

/**
 * `"CHAN, Tai Man" <tm@x.example>, Ada Wong <ada@x.example>` -> names and addresses, in one pass. Commas inside quotes or
 * between angle brackets separate nothing.
 */
export function readAddresses(header: string): { shown: string; address: string }[] {
  const found: { shown: string; address: string }[] = []
  let start = 0
  let quoted = false
  let angled = false
  for (let at = 0; at <= header.length && found.length < mostAddresses; at++) {
    const sign = header[at]
    if (sign === '\\' && quoted) at++
    else if (sign === '"') quoted = !quoted
    else if (sign === '<' && !quoted) angled = true
    else if (sign === '>' && !quoted) angled = false
    const ends = sign === undefined || ((sign === ',' || sign === ';') && !quoted && !angled)
    if (!ends) continue
    const one = readAddress(header.slice(start, at))
    if (one !== undefined) found.push(one)
    start = at + 1
  }
  return found
}

function readAddress(printed: string): { shown: string; address: string } | undefined {
  // "Team: a@x.example" opens a group of that name.
  const text = printed.replace(/^(?!\s*mailto:)[^"@<>:]{0,100}:/i, '')
  const open = text.lastIndexOf('<')
  const address = (open < 0 ? text : text.slice(open + 1).replace(/>.*$/s, '')).trim().replace(/^mailto:/i, '')
  const plain = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/.test(address) ? address : ''
  const before = open < 0 ? (plain === '' ? text : '') : text.slice(0, open)
  const shown = before.replace(/\\(.)/g, '$1').replace(/^[\s"']+|[\s"']+$/g, '')
  // An address shown as its own name says nothing more.
  if (shown.includes('@')) return plain === '' ? undefined : { shown: '', address: plain }
  return plain === '' && shown === '' ? undefined : { shown, address: plain }
}
