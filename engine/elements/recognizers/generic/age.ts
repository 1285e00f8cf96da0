import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { labelNumber } from '../../text/labels.ts'
import { after, Lead, seekValue } from '../../text/value-after.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('age')
const label = labelNumber('age')
const plain =
  /\d{1,3}(?:[ -]?(?:years?|yrs?|y\/?o|months?|mths?|weeks?|days?|años|meses|歲|岁|個月|个月))?(?![\p{L}\d]|[.,/-]\d)/iuy
const ageWords =
  /(?<![\p{L}\d.,/-])(\d{1,3})[ -]?(?:years?[ -]olds?|yrs?[ -]old|y\/o|yo|years? of age|months?[ -]old|mths? old|weeks?[ -]old|days?[ -]old|años,? de edad|meses,? de edad|歲|岁)(?!\p{L}{3})/giu
/** "mujer de 43 años", "niño de nueve meses": the word for a person tells an age from a duration. */
const spanish =
  /(?<!\p{L})(?:var[oó]n|mujer|hombre|paciente|niñ[oa]|lactante|adolescente|hij[oa]|herman[oa]|madre|padre|joven|anciano|anciana|señora|señor)(?: \p{L}{3,16}){0,2} de ((?:\d{1,3}|\p{L}{2,10}(?: y \p{L}{2,6})?) (?:años|meses|días))(?!\p{L})/giu

/** Ages: "aged 57", "57-year-old", "age: 57", 57歲, 3 meses de edad. */
export const age: Recognizer = {
  name: 'age',
  elements: ['age'],
  read(reading, drafts) {
    const { text } = reading
    for (const mark of reading.labels(label)) {
      seekValue(reading, mark)
      if (after.lead === Lead.none) continue
      plain.lastIndex = after.at
      const found = plain.exec(text)?.[0]
      if (found === undefined || Number.parseInt(found, 10) > 125) continue
      const term = reading.lexis.terms[reading.marks.entry[mark]!]!
      if (/^(?:alter|eta|歲|岁|yrs old|years old)$/.test(term) && after.lead < Lead.sign) continue
      drafts.add(element, after.at, after.at + found.length, 90, Rank.label, `Labelled "${term}"`)
    }
    if (reading.hasDigits) readAgeWords(text, drafts)
    if (!/años|meses|días/.test(text)) return
    for (const found of text.matchAll(spanish)) {
      const start = found.index + found[0].length - found[1]!.length
      drafts.add(element, start, start + found[1]!.length, 85, Rank.context, 'Follows a word for a person')
    }
  },
}

function readAgeWords(text: string, drafts: Drafts): void {
  for (const found of text.matchAll(ageWords))
    if (Number(found[1]) <= 125)
      drafts.add(
        element,
        found.index,
        found.index + found[0].length,
        88,
        Rank.context,
        'A number of years or months of age',
      )
}
