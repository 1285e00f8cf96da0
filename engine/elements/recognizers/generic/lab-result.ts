import { elementIndex } from '../../taxonomy.ts'
import { needsCapitals, shouted } from '../../text/clinical.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { Kind } from '../../text/lexis.ts'
import type { Reading } from '../../text/reading.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('lab-result')
const unit =
  /(?:%|‰|(?:[mµμnpkf]?(?:g|mol|L|l|U|IU|Eq|eq|osm))(?:\/(?:d?L|l|dl|m?L|ml|kg|h|min|mmol|24h|mol|m2))?|mmHg|[x×]? ?10\^?\d{1,2}\/?[µμ]?[Ll]?|10E\d{1,2}\/L|cells\/[µμ]?[lL]|copies\/m[lL]|mm\/h(?:r)?|ml\/min(?:\/1\.73 ?m2)?|s|sec|fl|fL|pg)(?![\p{L}])/u
const value = new RegExp(
  `(?:[ \\t]{0,3}(?:level|result|count|value|was|is|of|at|=|:|：|-|is now|came back(?: at)?)){0,3}[ \\t]{0,3}([<>≤≥]? ?\\d{1,6}(?:[.,]\\d{1,4})?)[ \\t]{0,2}(?:[*HL↑↓]{1,2}[ \\t]{1,2})?(${unit.source})?`,
  'uy',
)
const worded =
  /[ \t]{0,2}(?:(?:was|is|:|：|=|tests?|results?|genotype|allele|mutation|variant|antibody|antigen|screen|gene)[ \t]?){0,4}(positive|negative|reactive|non-reactive|detected|not detected|undetectable|heterozygous|homozygous|carrier|陽性|陰性|阳性|阴性)(?![\p{L}])/iuy
const coded =
  /(?<![\p{L}\d])(?:F?T[34]|CD4(?: count)?|CA ?(?:125|19-9|15-3)|(?:vitamin )?B12|HLA-[A-Z]{1,3}\d?\*\d{2}(?::\d{2})?|BRCA ?[12]|APOE(?: ?[εe][234])?|CYP2[CD]\d{1,2}|MTHFR|JAK2|EGFR mutation|pH|p[OC]O?2)(?![\p{L}\d])/gu
const range =
  /[ \t]{0,2}[([](?:ref(?:erence)?(?: range)?|normal|NR|RR)?:?[ \t]?[<>]?\d{1,6}(?:\.\d{1,4})?(?:[ \t]?[-–][ \t]?\d{1,6}(?:\.\d{1,4})?)?[^()\]\n]{0,12}[)\]]/y

/** A laboratory test of the word list with its value: "HbA1c 7.2 %", "Hb: 13.5 g/dL (12.0-15.0)", "HBsAg positive". */
export const labResult: Recognizer = {
  name: 'lab-result',
  elements: ['lab-result'],
  read(reading, drafts) {
    const { marks, text } = reading
    for (let mark = 0; mark < marks.count; mark++)
      if ((marks.kinds[mark]! & Kind.test) !== 0 && isWritten(reading, mark))
        addResult(reading, marks.start[mark]!, marks.end[mark]!, drafts)
    if (!reading.hasDigits || (reading.clinicalMarks === 0 && !/HLA-|BRCA|CD4/.test(text))) return
    for (const found of text.matchAll(coded)) addResult(reading, found.index, found.index + found[0].length, drafts)
  },
}

/** "Bun 1.4" is no blood urea nitrogen: short abbreviations want capitals, Hb and Hct excepted. */
function isWritten(reading: Reading, mark: number): boolean {
  const term = reading.lexis.terms[reading.marks.entry[mark]!]!
  return !needsCapitals(term) || /^(?:hb|hct|hgb|hcg)$/.test(term) || shouted(reading, mark)
}

function addResult(reading: Reading, start: number, end: number, drafts: Drafts): void {
  const { text } = reading
  value.lastIndex = end
  const number = value.exec(text)
  if (number !== null && (number[2] !== undefined || isSigned(text, end))) {
    let last = end + number[0].length
    if (/^[\d.,]*\d/.test(text.slice(last, last + 2)) && number[2] === undefined) return
    range.lastIndex = last
    last += range.exec(text)?.[0].length ?? 0
    const why =
      number[2] === undefined
        ? 'A laboratory test of the word list and its value'
        : 'A laboratory test of the word list, its value and unit'
    drafts.add(element, start, last, number[2] === undefined ? 80 : 92, Rank.dictionary + 2, why)
    return
  }
  worded.lastIndex = end
  const word = worded.exec(text)
  if (word !== null)
    drafts.add(
      element,
      start,
      end + word[0].length,
      85,
      Rank.dictionary + 2,
      'A laboratory test of the word list and its outcome',
    )
}

/** A colon or equals sign, or clinical abbreviations in capitals with the number right behind ("Hb 13.5"). */
function isSigned(text: string, end: number): boolean {
  return (
    /^[ \t]{0,2}[:=：]/.test(text.slice(end, end + 3)) ||
    /[A-Z][A-Za-z]{0,3}$/.test(text.slice(Math.max(0, end - 4), end))
  )
}
