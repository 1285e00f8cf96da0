import type { Content, Fields } from '../content.ts'
import type { ExtractContext } from '../extractors/contract.ts'
import { bodyPassages } from './body-passages.ts'
import { htmlText } from './html-text.ts'
import type { MessagePlace } from './message-content.ts'

/** An Outlook item, whatever file it came from. */
export interface OutlookItem {
  /** Mail headers with their values; empty values are left out. */
  headers: readonly (readonly [string, string])[]
  /** What a contact, appointment or task says, by label. */
  form: readonly (readonly [string, string])[]
  plain: string
  html: string
  rtf: Uint8Array | undefined
}

/** Headers, form and text of one item: its plain text, else its page, else its RTF as a child. */
export async function* outlookContent(
  item: OutlookItem,
  place: MessagePlace,
  context: ExtractContext,
): AsyncGenerator<Content> {
  yield { type: 'document', where: place.where }
  yield fieldsOf(item.headers, 'mail', place.where)
  const form = fieldsOf(item.form, 'form', place.where)
  if (form.paths.length > 0) yield form
  const plain = item.plain.trim()
  const page = item.html === '' ? '' : htmlText(item.html)
  const text = page.length > 2 * plain.length + 200 ? page : plain || page
  const where = place.where === '' ? 'part=body' : `${place.where};part=body`
  if (text !== '') yield* bodyPassages(text, where)
  else if (item.rtf !== undefined && item.rtf.length > 0)
    yield { type: 'child', name: `${place.folder}body.rtf`, ...(await context.spool(item.rtf)) }
}

function fieldsOf(pairs: readonly (readonly [string, string])[], schema: 'mail' | 'form', where: string): Fields {
  const told = pairs.filter(([, value]) => value.trim() !== '')
  return {
    type: 'fields',
    where,
    schema,
    kind: '',
    paths: told.map(([path]) => path),
    values: told.map(([, value]) => value.trim()),
  }
}

/** `homeTelephoneNumber` as a person would print it: "home telephone number". */
export function labelOf(property: string): string {
  return property.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase()
}

/** "Name <address>", or the one of the two that there is. */
export function addressOf(name: string | undefined, address: string | undefined): string {
  if (!name || name === address) return address ?? ''
  return address ? `${name} <${address}>` : name
}
