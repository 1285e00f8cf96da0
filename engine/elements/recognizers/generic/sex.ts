import { elementIndex } from '../../taxonomy.ts'
import { Rank } from '../../text/drafts.ts'
import { Lead } from '../../text/value-after.ts'
import type { Recognizer } from '../contract.ts'
import { labelledValue } from '../labelled-value.ts'

const element = elementIndex('sex')
const beside =
  /(?:(?:year|month|week|day)s?[ -]old|y\/o|yo) (?:[a-z-]{3,12} ){0,2}(male|female|man|woman|gentleman|lady|boy|girl)(?!\p{L})|(?<!\p{L})(var[oó]n|mujer|hombre|niño|niña)(?= (?:\p{L}{3,16} ){0,2}de (?:\d{1,3}|\p{L}{2,10}) (?:años|meses|días))/giu
const labelled = labelledValue({
  name: 'sex',
  element: 'sex',
  labels: ['sex'],
  shape:
    /(?:male|female|non-binary|transgender|hombre|mujer|var[oó]n|masculino|femenino|weiblich|m[aä]nnlich|[MFHXUO](?![\p{L}\d])|男性?|女性?)(?!\p{L})/iuy,
  confidence: 90,
  lead: Lead.sign,
})

/** Sex behind its label, or beside an age: "57-year-old man", "mujer de 43 años". */
export const sex: Recognizer = {
  ...labelled,
  read(reading, drafts) {
    labelled.read!(reading, drafts)
    if (!/old|años|meses|y\/o|yo/.test(reading.text)) return
    for (const found of reading.text.matchAll(beside)) {
      const value = found[1] ?? found[2]!
      const start = found.index + found[0].indexOf(value)
      drafts.add(element, start, start + value.length, 80, Rank.context, 'Stands beside an age')
    }
  },
}
