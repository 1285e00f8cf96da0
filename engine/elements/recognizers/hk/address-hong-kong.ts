import { elementIndex } from '../../taxonomy.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('postal-address')
/** Flat and floor, then comma-separated parts with capitals. */
const english =
  /(?<![\p{L}\d])(?:(?:flat|room|rm|unit|shop|suite)\.? ?[A-Z]?\d{0,4}[A-Z]?,? {0,2})?(?:\d{1,3}\/F|(?:g|ug|lg)\/F|\d{1,3}(?:st|nd|rd|th) floor)(?:,? (?:block|tower|phase|blk) [\w-]{1,4})?(?:,? ?(?:No\. ?)?[A-Z\d][\p{L}\d'’.&()-]{0,20}(?: [A-Z\d&][\p{L}\d'’.&()-]{0,20}){0,6}){1,8}/giu
const flat =
  /(?<![\p{L}\d])(?:flat|room|rm|unit)\.? ?[A-Z]?\d{0,4}[A-Z]?, ?(?:block|tower|phase|blk) [\w-]{1,4}(?:,? ?[A-Z\d][\p{L}\d'’.&()-]{0,20}(?: [A-Z\d&][\p{L}\d'’.&()-]{0,20}){0,6}){1,8}/giu
const chinese = /[\u4e00-\u9fff0-9A-Za-z\uff10-\uff19\uff21-\uff3a\-－ ]{6,60}/g
const road = /[道街路巷徑邨苑村里閣廈樓园園庭灣臺台]/
const house = /(?:\d|[\uff10-\uff19]|[一二三四五六七八九十])[A-Za-z]?\s?(?:號|号|樓|楼|室|座|期|栋|棟|单元|單位|层|層)/
const sentence = /[的了在是和與及請请將将會会有到]|病人|患者|姓名|電話/

/** Hong Kong addresses in English (Flat 12A, 15/F, Block B, Harbour Tower, 88 Nathan Road) and in Chinese (九龍彌敦道88號12樓A室). */
export const addressHongKong: Recognizer = {
  name: 'address-hong-kong',
  elements: ['postal-address'],
  read({ text, classes, hasDigits }, drafts) {
    if (!hasDigits && classes.length === 256) return
    const why = 'Flat, floor and street as Hong Kong writes them'
    if (/\/F|floor/i.test(text))
      for (const found of text.matchAll(english))
        if (found[0].length > 12)
          drafts.add(element, found.index, found.index + trimmed(found[0]), 85, Rank.label - 2, why)
    if (/block|tower|phase|blk/i.test(text))
      for (const found of text.matchAll(flat))
        drafts.add(element, found.index, found.index + trimmed(found[0]), 85, Rank.label - 2, why)
    if (classes.length === 256 || !/[號号樓楼室座]/.test(text)) return
    for (const found of text.matchAll(chinese)) {
      const value = found[0].trim()
      if (!road.test(value) || !house.test(value) || sentence.test(value)) continue
      const start = found.index + found[0].indexOf(value)
      drafts.add(
        element,
        start,
        start + value.length,
        85,
        Rank.label - 2,
        'Street, house and flat as Chinese addresses write them',
      )
    }
  },
}

function trimmed(text: string): number {
  return text.replace(/[\s,.]+$/, '').length
}
