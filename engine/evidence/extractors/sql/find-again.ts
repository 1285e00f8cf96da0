/** A place where reading may go on after something that could not be read. */
export interface FoundAgain {
  at: number
  mode: 'values' | 'start'
}

const statement = '\\n(?=(?:INSERT|REPLACE|COPY|CREATE|UPDATE|DELETE|GO|SET|LOCK|UNLOCK|--|/\\*)\\b|--|/\\*)'
const tuple = '\\n[ \\t]{0,16}(?=\\()|\\),\\s?(?=\\()'

/** The next statement at the head of a line after `from`, or where `tuples` the next thing that looks like a tuple. */
export function findAgain(text: string, from: number, tuples: boolean): FoundAgain | undefined {
  const pattern = new RegExp(tuples ? `${statement}|${tuple}` : statement, 'gi')
  pattern.lastIndex = from
  const match = pattern.exec(text)
  if (match === null) return undefined
  const at = match.index + match[0].length
  return { at, mode: text[at] === '(' ? 'values' : 'start' }
}
