import type { Reading } from './reading.ts'

/** How a label leads to its value. */
export const Lead = { none: 0, beside: 1, word: 2, sign: 3 } as const

/** Where the value of the last label asked about starts, and how it was led to. */
export const after = { at: 0, lead: 0 as number }

const linking =
  /(?:[ \t\u3000\u00a0]*(?:\([^()\n\d]{0,24}\)|[#:=：＃﹕"'*.]|[-–—](?=[ \t])|(?:numbers?|num|nbr|no|nr|is|are|was|as|id|to|of|on|at|code|card|the|me|him|her|them|el|la|es|del)(?![\p{L}\d])\.?|nº|n°|º|號碼|号码|編號|编号|為|为|是)){0,6}[ \t\u3000\u00a0]*/uy
const signs = /[:=：＃#﹕\t]/
const nextLine = /\r?\n[ \t\u3000]*/y

/**
 * Finds where the value of the label in mark `mark` starts: past "no.", "is", a colon, a remark in brackets, and past one
 * line end when the label ends its line. Fills `after`; `lead` is `none` where the text ends.
 */
export function seekValue(reading: Reading, mark: number): void {
  const { text, marks } = reading
  const end = marks.end[mark]!
  linking.lastIndex = end
  const link = linking.exec(text)![0]
  let at = end + link.length
  let lead: number = signs.test(link) ? Lead.sign : /\p{L}/u.test(link) ? Lead.word : Lead.beside
  nextLine.lastIndex = at
  const line = nextLine.exec(text)
  if (line !== null) {
    at += line[0].length
    if (lead === Lead.beside) lead = opensLine(text, marks.start[mark]!) ? Lead.sign : Lead.none
  }
  after.at = at
  after.lead = at >= text.length ? Lead.none : lead
}

/** True where only spaces or a list sign stand between the line's start and `at`. */
export function opensLine(text: string, at: number): boolean {
  for (let back = at - 1; back >= 0 && at - back < 8; back--) {
    const sign = text[back]!
    if (sign === '\n' || sign === '\r') return true
    if (sign !== ' ' && sign !== '\t' && sign !== '-' && sign !== '*' && sign !== '•' && sign !== '\u3000') return false
  }
  return at < 8
}
