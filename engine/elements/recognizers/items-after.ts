import type { Reading } from '../text/reading.ts'
import { after, Lead, seekValue } from '../text/value-after.ts'

export interface Item {
  start: number
  end: number
}

const longestList = 240
const mostItems = 8
const nothing =
  /^(?:none|nil|no|not|n\/?a|unknown|nkda|nka|no known.*|pending|see below|as above|-+|無|无|沒有|没有|不詳|ninguna?|no refiere)\b\.?$/i
const blank: Item[] = []

/**
 * The items behind a label with a sign ("Diagnosis: asthma, type 2 diabetes"), up to the line's end or a full stop. An item has
 * 3 to 80 units and at most eight words.
 */
export function itemsAfter(reading: Reading, mark: number): Item[] {
  seekValue(reading, mark)
  if (after.lead !== Lead.sign) return blank
  return itemsAt(reading, after.at)
}

/** The same from a place in the text. */
export function itemsAt(reading: Reading, at: number): Item[] {
  const line = reading.text.slice(at, at + longestList).split(/[\n\r。|]|\.(?:\s|$)/, 1)[0]!
  const items: Item[] = []
  let from = at
  for (const piece of line.split(/[,;，；、]/)) {
    const text = piece.trim()
    const start = from + piece.indexOf(text)
    if (isItem(text) && items.length < mostItems) items.push({ start, end: start + text.length })
    if (/:/.test(piece)) break
    from += piece.length + 1
  }
  return items
}

function isItem(text: string): boolean {
  if (text.length < 2 || text.length > 80 || /[:：{}[\]"=<>]/.test(text) || nothing.test(text)) return false
  if (!/\p{L}{2}/u.test(text)) return false
  return text.split(/\s+/).length <= 8
}
