import { Parser } from 'htmlparser2'

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
