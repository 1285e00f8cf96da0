import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import type { Rows, Table } from '../content.ts'
import type { PendingContent } from './pending-content.ts'
import { readAll } from './samples/read-all.ts'
import { spoiled } from './samples/spoil.ts'
import { DumpReader } from './sql/read-dump.ts'
import { sql } from './sql.ts'

const read = async (text: string) => (await readAll(sql, bytesInMemory(Buffer.from(text)))).content
const tablesOf = (content: readonly PendingContent[]) =>
  content.filter((piece): piece is Table => piece.type === 'table')
const rowsOf = (content: readonly PendingContent[]) =>
  content.filter((piece): piece is Rows => piece.type === 'rows').flatMap((batch) => batch.rows)
const gapsOf = (content: readonly PendingContent[]) => content.filter((piece) => piece.type === 'gap')

const postgres = String.raw`--
-- PostgreSQL database dump
--

\restrict abc
SET standard_conforming_strings = on;

CREATE FUNCTION public.f() RETURNS text LANGUAGE sql AS $_$ SELECT 'it;s'; $_$;

CREATE TABLE public.patients (
    id integer NOT NULL,
    full_name text,
    note text
);

COPY public.patients (id, full_name, note) FROM stdin;
1	Lee, Ann	line\nbreak
2	陳大文	\N
\.

COPY public.visits (patient_id, reason) FROM stdin;
1	asthma
\.

INSERT INTO public.patients VALUES (3, 'O''Neil', E'it\'s');
UPDATE public.patients SET note = 'moved to 3 Quay Street' WHERE id = 2;
SELECT pg_catalog.setval('public.patients_id_seq', 3, true);
`

const mysql = String.raw`-- MySQL dump 10.13
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS ${'`patients`'};
CREATE TABLE ${'`patients`'} (
  ${'`id`'} int(11) NOT NULL COMMENT 'the; key',
  ${'`name`'} varchar(50) DEFAULT NULL,
  PRIMARY KEY (${'`id`'})
) ENGINE=InnoDB;
LOCK TABLES ${'`patients`'} WRITE;
INSERT INTO ${'`patients`'} VALUES (1,'Ann\'s'),(2,'Bo;
(3,\'x\'),'),(3,NULL);
UNLOCK TABLES;
INSERT INTO ${'`visits`'} (${'`pid`'}, ${'`why`'}) VALUES (1,'asthma') ON DUPLICATE KEY UPDATE why='x;y';
INSERT INTO ${'`patients`'} VALUES (4,'Di');
`

const sqlserver = `USE [clinic]
GO
SET IDENTITY_INSERT [dbo].[Patient] ON
GO
INSERT [dbo].[Patient] ([Id], [Name], [Dob]) VALUES (1, N'Ann ''Mei'' Lee', CAST(N'1980-02-03' AS Date))
INSERT [dbo].[Patient] ([Id], [Name], [Dob]) VALUES (2, N'陳大文', CAST(0x0000901A00000000 AS DateTime))
GO
UPDATE [dbo].[Patient] SET [Name] = N'Bo Chan' WHERE [Id] = 2
GO
`

describe('an SQL dump', () => {
  test('of pg_dump gives COPY blocks and INSERTs, counted per table', async () => {
    const content = await read(postgres)
    expect(tablesOf(content).map(({ where, columns }) => [where, columns])).toEqual([
      ['table=patients', ['id', 'full_name', 'note']],
      ['table=visits', ['patient_id', 'reason']],
      ['table=patients', ['id', 'full_name', 'note']],
    ])
    const batches = content.filter((piece): piece is Rows => piece.type === 'rows')
    expect(batches.map((batch) => batch.first)).toEqual([1, 1, 3])
    expect(rowsOf(content)).toEqual([
      ['1', 'Lee, Ann', 'line\nbreak'],
      ['2', '陳大文', ''],
      ['1', 'asthma'],
      ['3', `O'Neil`, `it's`],
    ])
    expect(content.filter((piece) => piece.type === 'passage')).toEqual([
      {
        type: 'passage',
        where: 'line=26',
        text: `UPDATE public.patients SET note = 'moved to 3 Quay Street' WHERE id = 2`,
      },
    ])
    expect(gapsOf(content)).toEqual([])
  })

  test('of MySQL gives every tuple of long statements', async () => {
    const content = await read(mysql)
    expect(rowsOf(content)).toEqual([
      ['1', `Ann's`],
      ['2', `Bo;\n(3,'x'),`],
      ['3', ''],
      ['1', 'asthma'],
      ['4', 'Di'],
    ])
    expect(tablesOf(content).map(({ where }) => where)).toEqual(['table=patients', 'table=visits', 'table=patients'])
    expect(gapsOf(content)).toEqual([])
  })

  test('of SQL Server needs no semicolons', async () => {
    const content = await read(sqlserver)
    expect(tablesOf(content)).toMatchObject([{ where: 'table=Patient', labels: ['Id', 'Name', 'Dob'] }])
    expect(rowsOf(content)).toEqual([
      ['1', `Ann 'Mei' Lee`, '1980-02-03'],
      ['2', '陳大文', '2001-01-01'],
    ])
    expect(content.filter((piece) => piece.type === 'passage')).toMatchObject([{ where: 'line=8' }])
  })

  test('of SQLite gives tables whose INSERTs name no columns', async () => {
    const content = await read(
      `PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t(id INTEGER PRIMARY KEY, "full name" TEXT);\nINSERT INTO t VALUES(1,replace('Ann\\nLee','\\n',char(10)));\nINSERT INTO u VALUES(2,NULL);\nCOMMIT;\n`,
    )
    expect(tablesOf(content).map(({ labels }) => labels)).toEqual([
      ['id', 'full name'],
      ['1', '2'],
    ])
    expect(rowsOf(content)).toEqual([
      ['1', 'Ann\nLee'],
      ['2', ''],
    ])
  })

  test('cut into pieces anywhere says the same', async () => {
    for (const dump of [postgres, mysql, sqlserver]) {
      const whole = await read(dump)
      for (const length of [1, 7, 64, 100]) {
        const dialect = {
          name: dump === mysql ? ('mysql' as const) : ('postgres' as const),
          backslashes: dump === mysql,
        }
        const reader = new DumpReader(dialect)
        const content: PendingContent[] = []
        for (let at = 0; at < dump.length; at += length) content.push(...reader.push(dump.slice(at, at + length)))
        content.push(...reader.push('', true))
        expect(rowsOf(content)).toEqual(rowsOf(whole))
        expect(content.filter((piece) => piece.type === 'passage')).toEqual(
          whole.filter((piece) => piece.type === 'passage'),
        )
      }
    }
  })

  test('with files in its cells gives them as children', async () => {
    const letter = Buffer.from('%PDF-1.4 a letter about Ann Lee, long enough')
    const hex = letter.toString('hex')
    const dump = `COPY p (id, scan) FROM stdin;\n1\t\\\\x${hex}\n\\.\nINSERT INTO p VALUES (2, 0x${hex});\n`
    const { content, spooled } = await readAll(sql, bytesInMemory(Buffer.from(dump)))
    expect(content.filter((piece) => piece.type === 'child').map(({ name }) => name)).toEqual([
      'p/1-2.pdf',
      'p/2-2.pdf',
    ])
    expect([...spooled.values()]).toEqual([letter, letter])
    expect(rowsOf(content)).toEqual([
      ['1', ''],
      ['2', ''],
    ])
  })

  test('that breaks off gives what stands before, and a gap', async () => {
    const inTuple = await read(`INSERT INTO p (name) VALUES ('Ann'),('Bo'),('Cy`)
    expect(rowsOf(inTuple)).toEqual([['Ann'], ['Bo']])
    expect(gapsOf(inTuple)).toMatchObject([{ where: 'table=p;row=3', state: 'partial' }])
    const inCopy = await read('COPY p (name) FROM stdin;\nAnn\nBo\n')
    expect(rowsOf(inCopy)).toEqual([['Ann'], ['Bo']])
    expect(gapsOf(inCopy)).toMatchObject([{ where: 'table=p', state: 'partial' }])
  })

  test('with quotes that were not escaped reads the row as it was meant, and says so', async () => {
    const content = await read(
      `INSERT INTO p (id, name, town) VALUES (1,'Ann','Ayr'),(2,'O'Brien','Bute'),(3,N'D'Arcy', 'Cork');\n`,
    )
    expect(rowsOf(content)).toEqual([
      ['1', 'Ann', 'Ayr'],
      ['2', `O'Brien`, 'Bute'],
      ['3', `D'Arcy`, 'Cork'],
    ])
    expect(gapsOf(content)).toMatchObject([
      { where: 'table=p;row=2', state: 'partial' },
      { where: 'table=p;row=3', state: 'partial' },
    ])
  })

  test('with a row that makes no sense loses that row only', async () => {
    const content = await read(
      `INSERT INTO p (id, name) VALUES (1,'Ann'),(2,'O'Brien','more','cells'),(3,'Cy');\nINSERT INTO p (id, name) VALUES (4,'it's);\nINSERT INTO p (id, name) VALUES (5,'Di');\n`,
    )
    expect(rowsOf(content)).toEqual([
      ['1', 'Ann'],
      ['3', 'Cy'],
      ['5', 'Di'],
    ])
    expect(gapsOf(content)).toMatchObject([
      { where: 'table=p;row=2', state: 'damaged' },
      { where: 'table=p;row=4', state: 'damaged' },
    ])
  })

  test('with a tuple longer than may be held goes on behind it', () => {
    const reader = new DumpReader({ name: 'mysql', backslashes: true }, 1000)
    const dump = `INSERT INTO p VALUES (1,'Ann'),(2,'${'x'.repeat(5000)}'),(3,'Cy');\nINSERT INTO p VALUES (4,'Di');\n`
    const content: PendingContent[] = []
    for (let at = 0; at < dump.length; at += 100) content.push(...reader.push(dump.slice(at, at + 100)))
    content.push(...reader.push('', true))
    expect(rowsOf(content).map((row) => row[0])).toEqual(['1', '3', '4'])
    expect(gapsOf(content)).toMatchObject([{ where: 'table=p;row=2' }])
  })

  test('made to be read again and again ends', () => {
    const reader = new DumpReader({ name: 'postgres', backslashes: false }, 2000)
    const dump = `INSERT INTO p VALUES ${"('a'b),".repeat(3000)}`
    expect(gapsOf([...reader.push(dump), ...reader.push('', true)]).length).toBeGreaterThan(0)
  })

  test('of any rows comes back', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ maxLength: 12 })), {
          minLength: 1,
          maxLength: 20,
        }),
        async (pairs) => {
          const rows = pairs.map((pair) => pair.map((text) => text.replaceAll(/[\0\ufeff]/g, '')))
          const copy = rows.map((row) =>
            row
              .map((text) =>
                text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r'),
              )
              .join('\t'),
          )
          expect(rowsOf(await read(`COPY p (a, b) FROM stdin;\n${copy.join('\n')}\n\\.\n`))).toEqual(rows)
          const tuples = rows.map(
            (row) => `(${row.map((text) => `'${text.replaceAll('\\', '\\\\').replaceAll(`'`, `\\'`)}'`).join(',')})`,
          )
          expect(rowsOf(await read(`-- MySQL dump\nINSERT INTO \`p\` VALUES ${tuples.join(',')};\n`))).toEqual(rows)
        },
      ),
    ))

  test('that is damaged ends without an exception', async () => {
    for (const dump of [postgres, mysql, sqlserver])
      for (const bytes of spoiled(Buffer.from(dump), 200))
        expect((await readAll(sql, bytesInMemory(bytes))).ended).toBeUndefined()
  })
})
