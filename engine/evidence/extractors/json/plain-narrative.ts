import { Parser } from 'htmlparser2'

const breaks = new Set([
  'p',
  'div',
  'br',
  'tr',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'ul',
  'ol',
  'dt',
  'dd',
])

/** The readable text of a piece of XHTML: cells apart, blocks on lines of their own. */
export function plainNarrative(markup: string): string {
  let text = ''
  const parser = new Parser({
    ontext: (more) => {
      text += more.replaceAll(/\s+/g, ' ')
    },
    onopentagname: (name) => {
      if (breaks.has(name)) text += '\n'
      else if (name === 'td' || name === 'th') text += ' '
    },
    onclosetag: (name) => {
      if (breaks.has(name)) text += '\n'
    },
  })
  parser.end(markup)
  return text
    .split('\n')
    .map((line) => line.replaceAll(/ +/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
