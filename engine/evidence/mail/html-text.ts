import { Parser } from 'htmlparser2'
import { decodeCharset } from './charset.ts'

const blocks =
  /^(?:p|div|br|tr|li|ul|ol|table|h[1-6]|blockquote|pre|hr|section|article|header|footer|title|dt|dd|form|center|address)$/
const silent = /^(?:script|style|template|noscript)$/

/** The words of an HTML body as they would be read: a line per block, cells of one row parted by tabs. */
export function htmlText(html: string): string {
  let text = ''
  let muted = 0
  const parser = new Parser(
    {
      onopentagname(name) {
        if (silent.test(name)) muted++
        else if (blocks.test(name)) text += '\n'
        else if (name === 'td' || name === 'th') text += '\t'
      },
      ontext(piece) {
        if (muted === 0) text += piece.replace(/[\r\n\t ]+/g, ' ')
      },
      onclosetag(name) {
        if (silent.test(name)) muted--
        else if (blocks.test(name)) text += '\n'
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?([\n\t]) ?/g, '$1')
    .replace(/\n[\n\t]*/g, '\n')
    .trim()
}

/** Decodes a page: `charset` where its carrier names one, else what the page says of itself, else by its bytes. */
export function decodePage(bytes: Uint8Array, charset?: string): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  return decodeCharset(bytes, charset || /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1])
}
