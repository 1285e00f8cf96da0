import type { Verdict } from './magic.ts'

const htmlTags =
  /^(?:html|head|body|title|meta|div|span|p|br|table|tr|td|h[1-6]|ul|ol|a|font|center|b|i|img|script|style|link|base|form|pre|hr)$/

/** XML, HTML or a flat OpenDocument file; undefined where the text does not begin with markup. */
export function markupKind(start: string, name: string): Verdict | undefined {
  if (!start.startsWith('<')) return undefined
  if (/^<!doctype\s+html/i.test(start)) return { kind: 'html', why: 'starts with <!DOCTYPE html' }
  const root = firstElement(start)
  if (root === undefined) return start.startsWith('<?xml') ? { kind: 'xml', why: 'starts with <?xml' } : undefined
  if (root.tag === 'office:document') return flatOpenDocument(root.attributes)
  if (root.tag.toLowerCase() === 'html') return { kind: 'html', why: 'its first element is html' }
  if (start.startsWith('<?xml')) return { kind: 'xml', why: `XML whose first element is ${root.tag}` }
  if (htmlTags.test(root.tag.toLowerCase())) return { kind: 'html', why: `its first element is ${root.tag}` }
  if (!closes(start, root.tag)) return undefined
  if (/\.html?$/.test(name)) return { kind: 'html', why: 'starts with a tag, and its name ends in .html' }
  return { kind: 'xml', why: `its first element is ${root.tag}` }
}

/** A sentence may begin with a word in angle brackets; an element ends somewhere, or is longer than the sample. */
function closes(start: string, tag: string): boolean {
  return start.length > 60_000 || start.includes(`</${tag}`) || start.includes('/>')
}

/** Name and attributes of the first element after declarations, comments and a document type. */
function firstElement(start: string): { tag: string; attributes: string } | undefined {
  let at = 0
  for (let steps = 0; steps < 50; steps++) {
    const next = start.indexOf('<', at)
    if (next < 0) return undefined
    if (start.startsWith('<!--', next)) at = after(start, '-->', next)
    else if (start.startsWith('<?', next)) at = after(start, '?>', next)
    else if (start.startsWith('<!', next)) at = after(start, '>', next)
    else {
      const found = /^<([A-Za-z_][\w.:-]{0,100})(\s+[\w:.-]+\s*=[^>]{0,8000}|\s*\/?>)/.exec(
        start.slice(next, next + 8200),
      )
      return found === null ? undefined : { tag: found[1]!, attributes: found[2]! }
    }
    if (at < 0) return undefined
  }
  return undefined
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function flatOpenDocument(attributes: string): Verdict {
  const sheet = attributes.includes('opendocument.spreadsheet')
  return { kind: sheet ? 'fods' : 'fodt', why: 'flat OpenDocument XML' }
}
