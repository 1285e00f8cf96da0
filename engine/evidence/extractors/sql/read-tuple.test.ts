import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyCells } from './copy-line.ts'
import { guessDialect } from './dialect.ts'
import { readHead } from './read-head.ts'
import { readTuple } from './read-tuple.ts'
import { decodeServerDate } from './server-date.ts'

function tuple(text: string, backslashes = false) {
  const cells: string[] = []
  const end = readTuple(`${text} `, 0, backslashes, cells)
  return typeof end === 'number' ? cells : end
}

describe('a tuple', () => {
  test('holds plain values, texts and nulls', () => {
    expect(tuple(`(1, -2.5, NULL, 'O''Neil', '', TRUE)`)).toEqual(['1', '-2.5', '', `O'Neil`, '', 'TRUE'])
    expect(tuple('()')).toEqual([])
  })

  test('holds the expressions that tools write for texts', () => {
    expect(tuple(`(N'陳大文', E'a\\'b\\n', _binary 'x', '1'::text, 'a' || 'b', CAST(N'1980-02-03' AS Date))`)).toEqual([
      '陳大文',
      `a'b\n`,
      'x',
      '1',
      'ab',
      '1980-02-03',
    ])
    expect(tuple(`(replace(replace('a\\nb\\rc','\\r',char(13)),'\\n',char(10)), unistr('x\\u000ay'))`)).toEqual([
      'a\nb\rc',
      'x\ny',
    ])
    expect(tuple(`(TO_DATE('1980-02-03', 'YYYY-MM-DD'), now(), f(1, (2)))`)).toEqual([
      '1980-02-03',
      'now()',
      'f(1, (2))',
    ])
  })

  test('holds bytes, as text where they are text', () => {
    expect(tuple(`(0x416e6e, X'4c6565', 0xff00, 0x, x'')`)).toEqual(['Ann', 'Lee', '0xff00', '', ''])
  })

  test('with backslashes is read as MySQL means them', () => {
    expect(tuple(String.raw`('Ann\'s', 'C:\\', '50\%', 'a\nb', 'it''s\\''')`, true)).toEqual([
      `Ann's`,
      'C:\\',
      '50\\%',
      'a\nb',
      `it's\\'`,
    ])
    expect(tuple(String.raw`('C:\', 'x')`)).toEqual(['C:\\', 'x'])
  })

  test('that is not whole, or not to be trusted, says so', () => {
    expect(tuple(`(1, 'Ann`)).toBe('open')
    expect(tuple(`(1, 'Ann'`)).toBe('open')
    expect(tuple(`(1, f('x'`)).toBe('open')
    expect(tuple(`(1, 'O'Brien', 'x')`)).toBe('broken')
  })
})

const cell = fc.string({
  unit: fc.constantFrom('a', '陳', `'`, '"', '\\', '\n', '\t', ',', ')', '(', ';', '%', '\0'),
  maxLength: 10,
})

test('any texts come back from a MySQL tuple', () => {
  const quote = (text: string) =>
    `'${text.replaceAll('\\', '\\\\').replaceAll(`'`, `\\'`).replaceAll('\n', '\\n').replaceAll('\0', '')}'`
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      expect(tuple(`(${cells.map(quote).join(',')})`, true)).toEqual(cells.map((text) => text.replaceAll('\0', '')))
    }),
  )
})

test('any texts come back from a standard tuple', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      expect(tuple(`(${cells.map((text) => `'${text.replaceAll(`'`, `''`)}'`).join(', ')})`)).toEqual(cells)
    }),
  )
})

test('any texts come back from a COPY line', () => {
  const escaped = (text: string) =>
    text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      expect(copyCells(cells.map(escaped).join('\t'))).toEqual(cells)
    }),
  )
  expect(copyCells('1\t\\N\t\\x41\\101\\b')).toEqual(['1', '', 'AA\b'])
})

describe('the head of a statement', () => {
  const head = (text: string) => readHead(`${text} `, 0, false)

  test('names table and columns in the quotes of every tool', () => {
    expect(head('INSERT INTO public."Patient List" (id, "given name") VALUES (')).toMatchObject({
      table: 'public.Patient List',
      columns: ['id', 'given name'],
    })
    expect(head('INSERT IGNORE INTO `p` VALUES (')).toMatchObject({ type: 'insert', table: 'p', columns: undefined })
    expect(head('INSERT [dbo].[Patient] ([Id], [Na]]me]) VALUES (')).toMatchObject({
      table: 'dbo.Patient',
      columns: ['Id', 'Na]me'],
    })
    expect(head('REPLACE INTO p VALUES (')).toMatchObject({ table: 'p' })
    expect(head('INSERT OR REPLACE INTO t VALUES(')).toMatchObject({ table: 't' })
    expect(head('COPY public.t (a, "b c") FROM stdin;\n')).toMatchObject({ type: 'copy', columns: ['a', 'b c'] })
  })

  test('of CREATE TABLE gives the columns and nothing else', () => {
    const text = `CREATE TABLE IF NOT EXISTS "p" (
      id integer DEFAULT nextval('p_id,seq'::regclass) NOT NULL, -- the key, of course
      amount numeric(10,2) CHECK (amount > 0),
      "primary" text, \`full name\` varchar(20) COMMENT 'name, in full',
      PRIMARY KEY (id), CONSTRAINT c UNIQUE (amount), KEY k (id)
    )`
    expect(head(text)).toMatchObject({ type: 'create', table: 'p', columns: ['id', 'amount', 'primary', 'full name'] })
  })

  test('that is no head of rows, or not whole, says so', () => {
    expect(head('UPDATE p SET a = 1')).toEqual({ type: 'other' })
    expect(head('INSERT INTO p SELECT 1')).toEqual({ type: 'other' })
    expect(readHead('INSERT INTO p (a, b', 0, false)).toBeUndefined()
    expect(readHead('CREATE TABLE p (a int', 0, false)).toBeUndefined()
  })
})

test('dates in the storage form of SQL Server', () => {
  expect(decodeServerDate('0000901A00000000', 'DateTime')).toBe('2001-01-01')
  expect(decodeServerDate('0000901A00C5C100', 'DateTime')).toBe('2001-01-01 12:00:00')
  expect(decodeServerDate('901A02D0', 'SmallDateTime')).toBe('2001-01-01 12:00:00')
  expect(decodeServerDate('07240B00', 'Date')).toBe('2000-01-01')
  expect(decodeServerDate('41', 'varbinary')).toBeUndefined()
})

test('the dialect is known by the signature of the tool', () => {
  const name = (head: string) => guessDialect(head).name
  expect(name('-- MySQL dump 10.13\n')).toBe('mysql')
  expect(name('--\n-- PostgreSQL database dump\n--\n')).toBe('postgres')
  expect(name('USE [clinic]\nGO\n')).toBe('sqlserver')
  expect(name('PRAGMA foreign_keys=OFF;\n')).toBe('sqlite')
  expect(guessDialect(`INSERT INTO p VALUES ('Ann\\'s')`)).toEqual({ name: 'unknown', backslashes: true })
})
