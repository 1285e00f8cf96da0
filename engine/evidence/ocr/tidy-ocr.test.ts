import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tidyOcr } from './tidy-ocr.ts'

type Word = [block: number, line: number, left: number, top: number, confidence: number, text: string]

/** The table that Tesseract writes, for words of 20 pixels height and 10 per character. */
const table = (words: Word[]) =>
  ['level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext']
    .concat(
      words.map(([block, line, left, top, confidence, text], at) =>
        [5, 1, block, 1, line, at, left, top, text.length * 10, 20, confidence, text].join('\t'),
      ),
    )
    .join('\n')

test('words become lines, with a blank line where the page leaves one', () => {
  const { text, confidence } = tidyOcr(
    table([
      [1, 1, 0, 0, 90, 'Dear'],
      [1, 1, 50, 0, 90, 'Dr'],
      [1, 1, 80, 0, 90, 'Ho,'],
      [1, 2, 0, 25, 90, 'thanks.'],
      [2, 1, 0, 120, 60, 'Yours'],
    ]),
  )
  expect(text).toBe('Dear Dr Ho,\nthanks.\n\nYours')
  expect(confidence).toBe(83)
})

test('a form that was read column by column keeps each name beside its number', () => {
  const { text } = tidyOcr(
    table([
      [1, 1, 0, 0, 90, 'Lam'],
      [1, 2, 0, 40, 90, 'Ho'],
      [2, 1, 200, 2, 90, 'A123456(3)'],
      [2, 2, 200, 43, 90, 'B654321(0)'],
    ]),
  )
  expect(text.split('\n').filter(Boolean)).toEqual(['Lam\tA123456(3)', 'Ho\tB654321(0)'])
})

test('Chinese characters stand together, Latin words apart', () => {
  const words = ['陳', '大', '文', 'Chan', 'Tai', '，', '電', '話', '9123', '4567'].map(
    (text, at): Word => [1, 1, at * 60, 0, 90, text],
  )
  expect(tidyOcr(table(words)).text).toBe('陳大文 Chan Tai ，電話 9123 4567')
})

test('noise is left out, a broken word is joined, a number keeps its hyphen', () => {
  const { text } = tidyOcr(
    table([
      [1, 1, 0, 0, 5, '~~|'],
      [2, 1, 0, 30, 90, 'hyper-'],
      [2, 2, 0, 52, 90, 'tension'],
      [2, 3, 0, 74, 90, '123-'],
      [2, 4, 0, 96, 90, '456'],
    ]),
  )
  expect(text).toBe('hypertension\n123-\n456')
})

describe('hostile tables', () => {
  test('nothing gives nothing', () => expect(tidyOcr('')).toEqual({ text: '', confidence: 0 }))
  test('any table is taken calmly', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(fc.string(), fc.integer().map(String), fc.constant('5')), { maxLength: 13 })),
        (rows) => {
          expect(typeof tidyOcr(rows.map((row) => row.join('\t')).join('\n')).text).toBe('string')
        },
      ),
    ))
})
