import { elementIndex } from '../../taxonomy.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'

const age = elementIndex('age')
const sex = elementIndex('sex')
const sexes = '(male|female|man|woman|boy|girl|gentleman|lady|[MF](?![\\p{L}\\d])|男|女)'
const years = '(\\d{1,3} ?(?:y\\/?o?|yrs?|years?|m|mths?|months?|歲|岁)?)(?![\\p{L}\\d])'
/**
 * Pairs behind their labels, "46 y male", and the clinical short forms 57/F and F/57. Floors are written 15/F, so the short
 * form counts only before a word in small letters or a closing sign.
 */
const forms: readonly [RegExp, number, number][] = [
  [
    new RegExp(
      `(?<!\\p{L})(?:sex|gender|性別|性别) ?[/／|&,] ?(?:age|年齡|年龄)[ \\t:：]{1,4}${sexes} ?[/／|,] ?${years}`,
      'giu',
    ),
    2,
    1,
  ],
  [
    new RegExp(
      `(?<!\\p{L})(?:age|年齡|年龄) ?[/／|&,] ?(?:sex|gender|性別|性别)[ \\t:：]{1,4}${years} ?[/／|,] ?${sexes}`,
      'giu',
    ),
    1,
    2,
  ],
  [
    /(?<![\p{L}\d/.,-])(\d{1,3} ?(?:y\/?o?|yrs?|years?|歲|岁)) ?[/／]? ?(male|female|man|woman|boy|girl|M|F|男|女)(?![\p{L}\d])/gu,
    1,
    2,
  ],
  [/(?<![\p{L}\d/.,-]|, )([1-9]\d?|10\d)[/／](M|F)(?= \p{Ll}|[:;)]|\.?$)(?! floor)/gu, 1, 2],
  [/(?<![\p{L}\d/.,-])(M|F)[/／]([1-9]\d?|10\d)(?![\p{L}\d/.-])/gu, 2, 1],
]

const anyForm = /\d ?[yY歲岁/／]|[/／] ?\d|sex|gender|性別|性别/i

/** Age and sex written as a pair: "Sex / Age: F / 36 y", "57/M", "46 y male". */
export const ageAndSex: Recognizer = {
  name: 'age-and-sex',
  elements: ['age', 'sex'],
  read({ text, hasDigits }, drafts) {
    if (!hasDigits || !anyForm.test(text)) return
    for (const [form, ageGroup, sexGroup] of forms) {
      for (const found of text.matchAll(form)) {
        const [first, second] =
          ageGroup < sexGroup ? [found[ageGroup]!, found[sexGroup]!] : [found[sexGroup]!, found[ageGroup]!]
        if (Number.parseInt(found[ageGroup]!, 10) > 125) continue
        const end = found.index + found[0].length
        const start = found.index + found[0].lastIndexOf(first, found[0].length - second.length - 1)
        const why = 'Age and sex written as a pair'
        drafts.add(ageGroup < sexGroup ? age : sex, start, start + first.trimEnd().length, 88, Rank.label + 1, why)
        drafts.add(
          ageGroup < sexGroup ? sex : age,
          end - second.length,
          end - second.length + second.trimEnd().length,
          88,
          Rank.label + 1,
          why,
        )
      }
    }
  },
}
