import { looksDelimited } from './delimited.ts'
import { jsonKind } from './json.ts'
import type { Verdict } from './magic.ts'
import { looksLikeMail, looksLikeMbox } from './mail.ts'
import { markupKind } from './markup.ts'

const table = '(?:[\\w.$]{1,200}|[`"[][^`"\\]\\n]{1,100}[`"\\]])(?:\\.[`"[]?[^`"\\]\\n(]{1,100}[`"\\]]?)?'
const statement = new RegExp(
  `^[ \\t]*(?:COPY[ \\t]+[^;\\n]{1,2000}?\\bFROM[ \\t]+stdin|INSERT[ \\t]+(?:IGNORE[ \\t]+)?(?:INTO[ \\t]+)?${table}\\s{0,9}(?:\\(|VALUES|SELECT|SET\\s)|CREATE[ \\t]+(?:\\w+[ \\t]+){0,3}TABLE[ \\t][^;(]{1,300}\\()`,
  'im',
)
const opening =
  /^(?:SET|CREATE|INSERT|DROP|USE|BEGIN|PRAGMA|COPY|ALTER|LOCK|SELECT|GO|START|IF|DELIMITER|TRUNCATE|DELETE|UPDATE|REPLACE|DECLARE|PRINT|EXEC|WITH|\\connect|\\restrict|\/\*!)/i

/** What a text is, by what stands in its first 64 KB; `name` (lower case) tips the balance where content leaves it open. */
export function kindOfText(text: string, name: string): Verdict {
  const start = text.trimStart()
  if (/^(?:MSH|FHS|BHS)[^\w\s][^\w\s]/.test(start)) return { kind: 'hl7v2', why: `starts with ${start.slice(0, 4)}` }
  if (start.startsWith('{\\rtf')) return { kind: 'rtf', why: 'starts with {\\rtf' }
  if (looksLikeMbox(start)) return { kind: 'mbox', why: 'starts with a "From " line and mail headers' }
  if (looksLikeMail(start.replace(/^\d{1,12}\s*\n/, ''))) return { kind: 'eml', why: 'starts with mail headers' }
  const other = markupKind(start, name) ?? jsonKind(start, name)
  if (other !== undefined) return other
  if (looksLikeSql(start)) return { kind: 'sql', why: 'SQL statements that create or fill tables' }
  return looksDelimited(text, name) ?? { kind: 'text', why: 'readable text of no stricter kind' }
}

/** A dump starts, after its comments, with a statement, and somewhere near creates or fills a table. */
function looksLikeSql(start: string): boolean {
  const code = start.replace(/^(?:\s|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*(?!!)[^*]*\*\/)+/, '')
  return opening.test(code) && statement.test(start)
}
