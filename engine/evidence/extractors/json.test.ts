import { existsSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesInMemory, bytesOfFile } from '../../../base/files/index.ts'
import type { Content, Fields, Rows, Table } from '../content.ts'
import { json } from './json.ts'
import { readAll } from './samples/read-all.ts'
import { spoiled } from './samples/spoil.ts'

async function read(value: unknown, kind = 'json'): Promise<Content[]> {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return (await readAll(json, bytesInMemory(Buffer.from(text)), { kind, name: 'export.json' })).content
}

const fieldsOf = (content: readonly Content[]) => content.filter((piece): piece is Fields => piece.type === 'fields')
const rowsOf = (content: readonly Content[]) =>
  content.filter((piece): piece is Rows => piece.type === 'rows').flatMap((batch) => batch.rows)
const tablesOf = (content: readonly Content[]) => content.filter((piece): piece is Table => piece.type === 'table')
const gapsOf = (content: readonly Content[]) => content.filter((piece) => piece.type === 'gap')
const valueAt = (fields: Fields, path: string) => fields.values[fields.paths.indexOf(path)]

const ann = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Lee', given: ['Ann', 'Mei'] }],
  birthDate: '1980-02-03',
  text: {
    status: 'generated',
    div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Ann <b>Lee</b></p><table><tr><td>MRN</td><td>1001</td></tr></table></div>',
  },
}

describe('JSON that is not FHIR', () => {
  test('a list of flat objects is a table', async () => {
    expect(
      await read([
        { mrn: 1001, name: 'Ann Lee' },
        { mrn: 1002, phone: ['1', '2'], name: null },
      ]),
    ).toEqual([
      { type: 'table', where: '', name: 'export', columns: ['mrn', 'name', 'phone'], labels: ['mrn', 'name', 'phone'] },
      {
        type: 'rows',
        first: 1,
        rows: [
          ['1001', 'Ann Lee', ''],
          ['1002', '', '1; 2'],
        ],
      },
    ])
  })

  test('lists inside a wrapper are tables at their path, and the wrapper keeps its own values', async () => {
    const content = await read({ total: 2, data: { patients: [{ name: 'Ann' }, { name: 'Bo' }] } })
    expect(fieldsOf(content)[0]).toMatchObject({ schema: 'json', paths: ['total'], values: ['2'] })
    expect(tablesOf(content)[0]).toMatchObject({ where: 'list=data.patients', name: 'patients' })
    expect(rowsOf(content)).toEqual([['Ann'], ['Bo']])
  })

  test('an object about one person stays one record, with its lists', async () => {
    const content = await read({
      firstName: 'Ann',
      dob: '1980-02-03',
      visits: [{ on: '2024-01-01' }, { on: '2024-02-01' }],
    })
    expect(content).toHaveLength(1)
    expect(fieldsOf(content)[0]!.paths).toEqual(['firstName', 'dob', 'visits[0].on', 'visits[1].on'])
  })

  test('nested people are records of their own, not one crowd', async () => {
    const content = await read([{ patient: { given: 'Ann', city: 'Ayr' } }, { patient: { given: 'Bo', city: 'Bute' } }])
    expect(fieldsOf(content).map((fields) => [fields.where, fields.values])).toEqual([
      ['item=1', ['Ann', 'Ayr']],
      ['item=2', ['Bo', 'Bute']],
    ])
  })

  test('objects under their keys are a table with the key', async () => {
    const content = await read({ users: { u1: { name: 'Ann' }, u2: { name: 'Bo' }, u3: { name: 'Cy' } } })
    expect(rowsOf(content)).toEqual([
      ['u1', 'Ann'],
      ['u2', 'Bo'],
      ['u3', 'Cy'],
    ])
  })

  test('rows with their column names beside them, and rows with a header row', async () => {
    const split = await read({
      columns: ['name', 'dob'],
      data: [
        ['Ann', '1980-02-03'],
        ['Bo', '1975-11-30'],
      ],
    })
    expect(tablesOf(split)[0]!.columns).toEqual(['name', 'dob'])
    const sheet = await read([
      ['Name', 'DOB'],
      ['Ann', '1980-02-03'],
      ['Bo', '1975-11-30'],
    ])
    expect(tablesOf(sheet)[0]).toMatchObject({ columns: ['Name', 'DOB'], labels: ['A', 'B'] })
    expect(rowsOf(sheet)).toEqual([
      ['Ann', '1980-02-03'],
      ['Bo', '1975-11-30'],
    ])
  })

  test('a late new key announces the table again', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      at < 250 ? { id: at } : { id: at, email: 'ann@clinic.example' },
    )
    const content = await read(many)
    expect(tablesOf(content).map((table) => table.columns)).toEqual([['id'], ['id', 'email']])
    expect(rowsOf(content)).toHaveLength(300)
  })

  test('long numbers keep every digit', async () => {
    expect(rowsOf(await read('[{"card": 4111111111111111111, "n": 1.5}]'))).toEqual([['4111111111111111111', '1.5']])
  })

  test('any table of texts comes back', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ a: fc.string(), b: fc.string() }), { minLength: 1, maxLength: 500 }),
        async (records) => {
          expect(rowsOf(await read(records))).toEqual(records.map(({ a, b }) => [a, b]))
        },
      ),
      { numRuns: 40 },
    ))
})

describe('JSON that is damaged or hostile', () => {
  test('a document that breaks off gives what stands before', async () => {
    const content = await read('{"patients": [{"name": "Ann"}, {"name": "Bo"}, {"na')
    expect(rowsOf(content)).toEqual([['Ann'], ['Bo']])
    expect(gapsOf(content)).toMatchObject([{ where: 'list=patients;item=3', state: 'partial' }])
  })

  test('one broken element is one gap', async () => {
    const content = await read('[{"name": "Ann"}, {"name": Bo}, {"name": "Cy"}]')
    expect(rowsOf(content)).toEqual([['Ann'], ['Cy']])
    expect(gapsOf(content)).toMatchObject([{ where: 'item=2', state: 'damaged' }])
  })

  test.each([['['], ['{"a":'], ['[{"a":'], ['{"a":[']])('a bomb of 200,000 %j ends in a gap', async (open) => {
    expect(gapsOf(await read(open.repeat(200_000))).length).toBeGreaterThan(0)
  })

  test('closed nesting beyond all sense is a gap, the rest is read', async () => {
    const deep = `${'{"a":['.repeat(3000)}1${']}'.repeat(3000)}`
    const content = await read(`[{"name": "Ann"}, ${deep}, {"name": "Bo"}]`)
    expect(rowsOf(content)).toEqual([['Ann'], ['Bo']])
    expect(gapsOf(content)).toMatchObject([{ state: 'too-nested' }])
  })

  test('changed bytes never end in an exception', async () => {
    const sample = Buffer.from(
      JSON.stringify({
        resourceType: 'Bundle',
        entry: [{ resource: ann }, { resource: { ...ann, id: 'p2' } }],
        list: [[1, 2], [3]],
      }),
    )
    for (const bytes of spoiled(sample, 400)) expect((await readAll(json, bytesInMemory(bytes))).ended).toBeUndefined()
  })

  test('a document too big to be parsed whole gives the same rows', async () => {
    const patients = Array.from({ length: 150_000 }, (_, at) => ({
      mrn: at,
      name: `Ann Lee ${at}`,
      note: 'a "quoted" note, [with] {brackets}',
    }))
    const text = JSON.stringify({ exported: '2024-01-01', patients })
    const content = await read(text.replace('{', `{"pad":"${'x'.repeat(6 << 20)}",`))
    expect(tablesOf(content)).toMatchObject([{ where: 'list=patients' }])
    const rows = rowsOf(content)
    expect(rows).toHaveLength(150_000)
    expect(rows.at(-1)).toEqual(['149999', 'Ann Lee 149999', 'a "quoted" note, [with] {brackets}'])
  })
})

describe('FHIR', () => {
  test('a single resource numbers every element of its lists', async () => {
    const content = await read(ann)
    const [fields] = fieldsOf(content)
    expect(fields).toMatchObject({ where: '', schema: 'fhir', kind: 'Patient' })
    expect(valueAt(fields!, 'Patient.name[0].given[1]')).toBe('Mei')
    expect(content[1]).toEqual({ type: 'passage', where: 'field=Patient.text.div', text: 'Ann Lee\nMRN 1001' })
  })

  test('each entry of a Bundle is one record', async () => {
    const observation = {
      resourceType: 'Observation',
      subject: { reference: 'Patient/p1' },
      valueQuantity: { value: 5.1, unit: 'mmol/L' },
    }
    const content = await read({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: ann }, { resource: observation }, { fullUrl: 'urn:x' }],
    })
    expect(fieldsOf(content).map(({ where, kind }) => [where, kind])).toEqual([
      ['', 'Bundle'],
      ['entry=1', 'Patient'],
      ['entry=2', 'Observation'],
      ['entry=3', 'Bundle'],
    ])
    expect(valueAt(fieldsOf(content)[2]!, 'Observation.valueQuantity.value')).toBe('5.1')
  })

  test('an entry keeps the address that others refer to', async () => {
    const content = await read({
      resourceType: 'Bundle',
      entry: [
        { fullUrl: 'urn:uuid:77', resource: ann },
        { fullUrl: 'urn:uuid:p1', resource: ann },
      ],
    })
    const [, first, second] = fieldsOf(content)
    expect(valueAt(first!, 'Bundle.entry.fullUrl')).toBe('urn:uuid:77')
    expect(valueAt(second!, 'Bundle.entry.fullUrl')).toBeUndefined()
  })

  test('JSON lines stand at their line; a broken line is one gap', async () => {
    const content = await read(
      `${JSON.stringify(ann)}\n\n{"resourceType": "Pat\n${JSON.stringify({ ...ann, id: 'p2' })}\n`,
      'ndjson',
    )
    expect(fieldsOf(content).map(({ where, kind }) => [where, kind])).toEqual([
      ['line=1', 'Patient'],
      ['line=4', 'Patient'],
    ])
    expect(gapsOf(content)).toMatchObject([{ where: 'line=3', state: 'damaged' }])
  })

  test('a contained resource is a record beside its owner', async () => {
    const content = await read({ resourceType: 'Claim', id: 'c1', contained: [ann], patient: { reference: '#p1' } })
    expect(fieldsOf(content).map(({ where, kind }) => [where, kind])).toEqual([
      ['', 'Claim'],
      ['contained=1', 'Patient'],
    ])
  })

  test('an attachment becomes a child with its type in its name', async () => {
    const note = Buffer.from('Seen today: Ann Lee, asthma')
    const document = {
      resourceType: 'DocumentReference',
      content: [{ attachment: { contentType: 'text/plain', title: 'note', data: note.toString('base64') } }],
    }
    const { content, spooled } = await readAll(json, bytesInMemory(Buffer.from(JSON.stringify(document))))
    expect(content.find((piece) => piece.type === 'child')).toMatchObject({
      name: 'DocumentReference.content[0].attachment.txt',
    })
    expect([...spooled.values()][0]!.toString()).toBe(note.toString())
    expect(valueAt(fieldsOf(content)[0]!, 'DocumentReference.content[0].attachment.title')).toBe('note')
  })

  test('a Bundle that breaks off keeps its entries', async () => {
    const text = JSON.stringify({
      resourceType: 'Bundle',
      entry: [{ resource: ann }, { resource: { ...ann, id: 'p2' } }],
    })
    const content = await read(text.slice(0, -40))
    expect(
      fieldsOf(content)
        .filter(({ kind }) => kind === 'Patient')
        .map(({ where }) => where),
    ).toEqual(['entry=1'])
    expect(gapsOf(content).length).toBeGreaterThan(0)
  })
})

const synthea = '../shared/corpus/synthea-fhir-r4/'
describe.skipIf(!existsSync(synthea))('Synthea FHIR bundles (../shared/corpus)', () => {
  test('every patient file has its one Patient with a name, and no gap', async () => {
    const files = readdirSync(synthea).filter((name) => name.endsWith('.json') && !name.includes('Information'))
    expect(files).toHaveLength(8)
    for (const file of files) {
      const { content } = await readAll(json, bytesOfFile(synthea + file))
      const patients = fieldsOf(content).filter(({ kind }) => kind === 'Patient')
      expect(patients).toHaveLength(1)
      expect(file).toContain(valueAt(patients[0]!, 'Patient.name[0].family')!.replace(/\d+$/, ''))
      expect(gapsOf(content)).toEqual([])
    }
  })
})

const stu3 = '../shared/corpus/fhir-converter-samples/Stu3/'
describe.skipIf(!existsSync(stu3))('FHIR STU3 resources (../shared/corpus)', () => {
  test('every file is the resource it is named after', async () => {
    for (const file of readdirSync(stu3)) {
      const { content, ended } = await readAll(json, bytesOfFile(stu3 + file))
      expect([file, ended, gapsOf(content)]).toEqual([file, undefined, []])
      expect(file).toContain(fieldsOf(content)[0]!.kind)
    }
  })
})
