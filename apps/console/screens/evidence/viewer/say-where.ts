import type { PlainKey } from '../../../messages/catalogue.ts'
import { type Text, useText } from '../../../messages/use-text.ts'

/** Words for the parts of a place that we have words for; others are shown as the reader of that kind of file names them. */
const known = new Set([
  ...[
    'page',
    'sheet',
    'row',
    'col',
    'line',
    'msg',
    'part',
    'table',
    'slide',
    'attachment',
    'folder',
    'record',
    'field',
  ],
  ...['section', 'para', 'list', 'document', 'member', 'entry'],
])

/** "sheet=Patients;row=44" as people say it: "Sheet Patients, row 44". The span of units within a text is left out. */
export function useSayWhere(): (where: string) => string {
  const text = useText()
  return (where) => sayWhere(where, text)
}

function sayWhere(where: string, text: Text): string {
  const said = where.split(';').flatMap((part) => {
    const at = part.indexOf('=')
    const name = part.slice(0, at)
    const value = part.slice(at + 1)
    if (part === '' || name === 'span') return []
    if (at < 0 || !known.has(name)) return [part]
    return [`${text(`viewer.where.${name}` as PlainKey)} ${value}`]
  })
  return said.join(' · ')
}
