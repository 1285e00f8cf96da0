import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import { bytesInMemory, bytesOfFile } from '../../../base/files/index.ts'
import type { Content, Rows } from '../content.ts'
import { fileEnding } from './file-ending.ts'
import { readAll } from './samples/read-all.ts'
import { spoiled } from './samples/spoil.ts'
import { sqlite } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'sqlite-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
function databaseOf(script: string): string {
  const path = join(folder, `ward #${++made}?.db`)
  const database = new DatabaseSync(path)
  database.exec(script)
  database.close()
  return path
}

async function read(path: string) {
  const bytes = bytesOfFile(path)
  try {
    return await readAll(sqlite, bytes)
  } finally {
    bytes.close()
  }
}

const rowsOf = (content: readonly Content[]) =>
  content.filter((piece): piece is Rows => piece.type === 'rows').flatMap((batch) => batch.rows)
const gapsOf = (content: readonly Content[]) => content.filter((piece) => piece.type === 'gap')

describe('an SQLite database', () => {
  test('gives its tables with their columns, and every digit of long numbers', async () => {
    const path = databaseOf(`
      CREATE TABLE patients (id INTEGER PRIMARY KEY, "full ""name""" TEXT, weight REAL, note BLOB, label TEXT AS (id || '!') VIRTUAL);
      INSERT INTO patients VALUES (1, 'Ann Lee', 61.5, x'73656e7420746f20416e6e'), (9007199254740993, '陳大文', NULL, x'00ff');
      CREATE TABLE visits (patient, day, PRIMARY KEY (patient, day)) WITHOUT ROWID;
      INSERT INTO visits VALUES (1, '2024-02-03');
      CREATE VIEW everybody AS SELECT * FROM patients;
    `)
    expect((await read(path)).content).toEqual([
      {
        type: 'table',
        where: 'table=patients',
        name: 'patients',
        columns: ['id', 'full "name"', 'weight', 'note', 'label'],
        labels: ['id', 'full "name"', 'weight', 'note', 'label'],
      },
      {
        type: 'rows',
        first: 1,
        rows: [
          ['1', 'Ann Lee', '61.5', 'sent to Ann', '1!'],
          ['9007199254740993', '陳大文', '', '', '9007199254740993!'],
        ],
      },
      { type: 'table', where: 'table=visits', name: 'visits', columns: ['patient', 'day'], labels: ['patient', 'day'] },
      { type: 'rows', first: 1, rows: [['1', '2024-02-03']] },
    ])
  })

  test('gives files in cells as children', async () => {
    const letter = Buffer.from('%PDF-1.4 about Ann Lee').toString('hex')
    const { content, spooled } = await read(
      databaseOf(`CREATE TABLE scans (id, "the file"); INSERT INTO scans VALUES (1, x'${letter}')`),
    )
    expect(content.find((piece) => piece.type === 'child')).toMatchObject({ name: 'scans/1-2.pdf' })
    expect([...spooled.values()][0]!.toString()).toBe('%PDF-1.4 about Ann Lee')
    expect(rowsOf(content)).toEqual([['1', '']])
  })

  test('in WAL mode is read without leaving anything beside it', async () => {
    const path = databaseOf(`PRAGMA journal_mode=WAL; CREATE TABLE t (name); INSERT INTO t VALUES ('Ann')`)
    const before = readdirSync(folder)
    expect(rowsOf((await read(path)).content)).toEqual([['Ann']])
    expect(readdirSync(folder)).toEqual(before)
  })

  test('with full-text search gives the text once, from the ordinary tables beneath', async () => {
    const { content } = await read(
      databaseOf(`CREATE VIRTUAL TABLE notes USING fts5(body); INSERT INTO notes VALUES ('Ann Lee has asthma')`),
    )
    expect(rowsOf(content).filter((row) => row.includes('Ann Lee has asthma'))).toHaveLength(1)
  })

  test('of many rows comes in batches', async () => {
    const { content } = await read(
      databaseOf(
        `CREATE TABLE t (n); WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5000) INSERT INTO t SELECT n FROM c`,
      ),
    )
    expect(content.filter((piece) => piece.type === 'rows').map((batch) => batch.first)).toEqual([1, 2001, 4001])
    expect(rowsOf(content).map(Number)).toEqual(Array.from({ length: 5000 }, (_, n) => n + 1))
  })

  test('with a damaged page gives the rows on both sides of it, and a gap with the name of the table', async () => {
    const path = databaseOf(
      `CREATE TABLE people (id INTEGER PRIMARY KEY, name); WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3000) INSERT INTO people SELECT n, 'Ann Lee number ' || n FROM c`,
    )
    const bytes = Buffer.from(readFileSync(path))
    bytes.fill(0xee, 4096 * 8, 4096 * 9)
    writeFileSync(path, bytes)
    const { content, ended } = await read(path)
    expect(ended).toBeUndefined()
    const ids = new Set(rowsOf(content).map((row) => Number(row[0])))
    expect(gapsOf(content)).toMatchObject([{ where: 'table=people', state: 'damaged' }])
    expect(ids.has(1) && ids.has(3000)).toBe(true)
    expect(ids.size).toBeGreaterThan(2500)
    expect(ids.size).toBeLessThan(3000)
  })

  test('that is none, or not whole, ends in damaged', async () => {
    const path = join(folder, 'note.db')
    writeFileSync(path, 'SQLite format 3\0 and then nothing that makes sense'.repeat(40))
    expect(await read(path)).toMatchObject({ ended: 'damaged' })
  })

  test('with changed bytes ends in content, gaps or damaged', async () => {
    const sample = readFileSync(
      databaseOf(
        `CREATE TABLE t (id INTEGER PRIMARY KEY, name, file); INSERT INTO t VALUES (1, 'Ann', x'255044462d'), (2, 'Bo', NULL)`,
      ),
    )
    const path = join(folder, 'spoiled.db')
    for (const bytes of spoiled(sample, 150)) {
      if (bytes.length === 0) continue
      writeFileSync(path, bytes)
      expect([undefined, 'damaged']).toContain((await read(path)).ended)
    }
  })

  test('without a path is put into the spool first', async () => {
    const path = databaseOf(`CREATE TABLE t (name); INSERT INTO t VALUES ('Ann')`)
    const context = {
      kind: 'sqlite',
      name: '',
      limits: {} as never,
      checkIn() {},
      spool: async () => ({ spooled: path, bytes: 1 }),
    }
    const content: Content[] = []
    for await (const piece of sqlite.extract(bytesInMemory(readFileSync(path)), context)) content.push(piece)
    expect(rowsOf(content)).toEqual([['Ann']])
  })
})

test('files are known by how they begin', () => {
  expect(fileEnding(Buffer.from('%PDF-1.7'))).toBe('pdf')
  expect(fileEnding(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpg')
  expect(fileEnding(Buffer.concat([Buffer.alloc(128), Buffer.from('DICM12')]))).toBe('dcm')
  expect(fileEnding(Buffer.from('plain'))).toBeUndefined()
})
