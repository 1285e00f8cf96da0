import { expect, test } from 'vitest'
import { lettersOf } from './column-letters.ts'
import { findHeader } from './find-header.ts'

const rowsOf = (text: string) => text.split('\n').map((line) => line.split(','))

test('names of fields over values are a header', () => {
  expect(findHeader(rowsOf('MRN,Surname,DOB\n1001,Lee,1980-02-03\n1002,Chan,1975-11-30'))).toMatchObject({
    header: 0,
    start: 0,
  })
  expect(findHeader(rowsOf('病歷編號,姓名,出生日期\n1001,李安,1980-02-03'))).toMatchObject({
    header: 0,
    start: 0,
    certain: true,
  })
  expect(findHeader(rowsOf('pat_id,nm_full,x_val\nA,B,C'))).toMatchObject({ header: 0, start: 0, certain: true })
})

test('a list of people without a header loses nobody', () => {
  expect(findHeader(rowsOf('1001,Lee,1980-02-03\n1002,Chan,1975-11-30')).header).toBe(-1)
  expect(findHeader(rowsOf('Ann,Lee\nBo,Chan\nCy,Ho')).header).toBe(-1)
  expect(findHeader(rowsOf('ann.lee@clinic.example,Ann\nbo@clinic.example,Bo')).header).toBe(-1)
})

test('an unknown word over a column of dates or numbers is a header', () => {
  expect(findHeader(rowsOf('Qwert,Zuiop\nAnn,1980-02-03\nBo,1975-11-30\nCy,1999-01-01')).header).toBe(0)
})

test('the title of a report and who printed it stand above the table', () => {
  const rows = rowsOf(
    'Patient list,,,\nPrinted by A. Lee,,,\nMRN,Surname,Given name,DOB\n1,Lee,Ann,1980-02-03\n2,Chan,Bo,1975-11-30',
  )
  expect(findHeader(rows)).toMatchObject({ header: 2, start: 2, certain: true })
})

test('rows written like those below them are not a header, whatever words they hold', () => {
  expect(findHeader(rowsOf('T1,NOMBRE 9 16,Ann\nT2,NOMBRE 30 42,Lee')).header).toBe(-1)
})

test('a header that may as well be data says so', () => {
  expect(findHeader(rowsOf('Page,Rose,Ward\nLee,Ann,4B\nChan,Bo,4C'))).toMatchObject({ header: 0, certain: false })
})

test('an empty table has no header', () => {
  expect(findHeader([])).toMatchObject({ header: -1, start: 0 })
})

test('columns are lettered as in a spreadsheet', () => {
  const letters = lettersOf(703)
  expect([letters[0], letters[25], letters[26], letters[51], letters[701], letters[702]]).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'ZZ',
    'AAA',
  ])
})
