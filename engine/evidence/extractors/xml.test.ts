import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { bytesInMemory, bytesOfFile } from '../../../base/files/index.ts'
import type { Content, Fields, Passage, Rows, Table } from '../content.ts'
import { readAll } from './samples/read-all.ts'
import { spoiled } from './samples/spoil.ts'
import { xml } from './xml.ts'

const read = async (text: string | Uint8Array) =>
  (await readAll(xml, bytesInMemory(typeof text === 'string' ? Buffer.from(text) : text))).content
const fieldsOf = (content: readonly Content[]) => content.filter((piece): piece is Fields => piece.type === 'fields')
const tablesOf = (content: readonly Content[]) => content.filter((piece): piece is Table => piece.type === 'table')
const passagesOf = (content: readonly Content[]) =>
  content.filter((piece): piece is Passage => piece.type === 'passage')
const rowsOf = (content: readonly Content[]) =>
  content.filter((piece): piece is Rows => piece.type === 'rows').flatMap((batch) => batch.rows)
const gapsOf = (content: readonly Content[]) => content.filter((piece) => piece.type === 'gap')
const at = (fields: Fields, path: string) => fields.values[fields.paths.indexOf(path)]

const document = `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc">
  <templateId root="2.16.840.1.113883.10.20.22.1.1"/>
  <title>Discharge summary</title>
  <recordTarget><patientRole>
    <id extension="1001" root="2.16.840.1"/><id extension="111-22-3333" root="2.16.840.1.113883.4.1"/>
    <telecom value="tel:+852 5550 0001" use="HP"/>
    <patient><name><given>Ann</given><given>Mei</given><family>Lee</family></name><birthTime value="19800203"/>
      <sdtc:deceasedInd value="false"/>
      <guardian><guardianPerson><name><given>Bo</given><family>Lee</family></name></guardianPerson></guardian></patient>
  </patientRole></recordTarget>
  <component><structuredBody>
    <component><section>
      <code code="48765-2" displayName="Allergies"/><title>Allergies; and reactions</title>
      <text><paragraph>Known to <content>this</content> clinic.</paragraph><table><thead><tr><th>Substance</th><th>Reaction:</th></tr></thead>
        <tbody><tr><td>Penicillin</td><td>Hives<br/>Wheeze</td></tr><tr><td colspan="2">None else</td></tr></tbody></table>
        <list><item>Carries a pen</item></list></text>
      <entry><act classCode="ACT" moodCode="EVN"><code code="CONC"/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" negationInd="true">
        <value xsi:type="CD" code="91936005" displayName="Allergy to penicillin" codeSystem="2.16.840.1.113883.6.96"/></observation></entryRelationship></act></entry>
    </section></component>
  </structuredBody></component>
</ClinicalDocument>`

describe('a C-CDA document', () => {
  test('is one record whose paths name header and entries', async () => {
    const content = await read(document)
    const [fields] = fieldsOf(content)
    expect(fields).toMatchObject({ where: '', schema: 'ccda', kind: 'ClinicalDocument' })
    expect(Object.fromEntries(fields!.paths.map((path, n) => [path, fields!.values[n]]))).toEqual({
      title: 'Discharge summary',
      'recordTarget/patientRole/id@extension': '1001',
      'recordTarget/patientRole/id@root': '2.16.840.1',
      'recordTarget/patientRole/id[2]@extension': '111-22-3333',
      'recordTarget/patientRole/id[2]@root': '2.16.840.1.113883.4.1',
      'recordTarget/patientRole/telecom@value': 'tel:+852 5550 0001',
      'recordTarget/patientRole/telecom@use': 'HP',
      'recordTarget/patientRole/patient/name/given': 'Ann',
      'recordTarget/patientRole/patient/name/given[2]': 'Mei',
      'recordTarget/patientRole/patient/name/family': 'Lee',
      'recordTarget/patientRole/patient/birthTime@value': '19800203',
      'recordTarget/patientRole/patient/sdtc:deceasedInd@value': 'false',
      'recordTarget/patientRole/patient/guardian/guardianPerson/name/given': 'Bo',
      'recordTarget/patientRole/patient/guardian/guardianPerson/name/family': 'Lee',
      'component/structuredBody/component/section/code@code': '48765-2',
      'component/structuredBody/component/section/code@displayName': 'Allergies',
      'component/structuredBody/component/section/title': 'Allergies; and reactions',
      'component/structuredBody/component/section/entry/act/code@code': 'CONC',
      'component/structuredBody/component/section/entry/act/entryRelationship/observation@negationInd': 'true',
      'component/structuredBody/component/section/entry/act/entryRelationship/observation/value@code': '91936005',
      'component/structuredBody/component/section/entry/act/entryRelationship/observation/value@displayName':
        'Allergy to penicillin',
      'component/structuredBody/component/section/entry/act/entryRelationship/observation/value@codeSystem':
        '2.16.840.1.113883.6.96',
    })
  })

  test('gives the text of a section with every cell under its header', async () => {
    expect(passagesOf(await read(document))).toEqual([
      {
        type: 'passage',
        where: 'section=Allergies and reactions',
        text: 'Known to this clinic.\n\nSubstance: Penicillin\nReaction: Hives Wheeze\n\nSubstance: None else\n\nCarries a pen',
      },
    ])
  })

  test('with a namespace prefix, or as one part of a document, has the same paths', async () => {
    const prefixed = document.replaceAll(/<(\/?)(?!\?|sdtc)/g, '<$1c:').replace('xmlns=', 'xmlns:c=')
    expect(fieldsOf(await read(prefixed))[0]!.paths).toEqual(fieldsOf(await read(document))[0]!.paths)
    const part = /<recordTarget>[\s\S]*<\/recordTarget>/.exec(document)![0]
    const [fields] = fieldsOf(await read(part))
    expect(at(fields!, 'recordTarget/patientRole/patient/name/family')).toBe('Lee')
    expect(fields!.schema).toBe('ccda')
  })

  test.each([
    ['', (bytes: Buffer) => bytes],
    ['DF', deflateRawSync],
  ])('gives an embedded file (compression %j) as a child', async (compression, pack) => {
    const letter = Buffer.from('Letter about Ann Lee, in plain text.')
    const text = `<ClinicalDocument xmlns="urn:hl7-org:v3"><component><nonXMLBody><text mediaType="text/plain" representation="B64" compression="${compression}">${pack(letter).toString('base64')}</text></nonXMLBody></component></ClinicalDocument>`
    const { content, spooled } = await readAll(xml, bytesInMemory(Buffer.from(text)))
    expect(content.find((piece) => piece.type === 'child')).toMatchObject({ name: 'embedded-1.txt' })
    expect(Buffer.from([...spooled.values()][0]!)).toEqual(letter)
  })

  test('of very many entries goes on in a second record that says again whose it is', async () => {
    const entries =
      '<entry><observation><value value="5.1" unit="mmol/L"/><code code="1"/></observation></entry>'.repeat(9000)
    const records = fieldsOf(await read(document.replace('<entry>', `${entries}<entry>`)))
    expect(records.length).toBe(2)
    for (const fields of records) expect(at(fields, 'recordTarget/patientRole/patient/name/family')).toBe('Lee')
  })

  test('among others in one file, or in an envelope, is a document of its own', async () => {
    const bare = document.replace(/^<\?.*\n/, '')
    for (const text of [`<batch><sent>today</sent>${bare}${bare}</batch>`, document + bare]) {
      const content = await read(text)
      expect(fieldsOf(content).filter(({ schema }) => schema === 'ccda')).toHaveLength(2)
      expect(content.filter((piece) => piece.type === 'document').at(-1)).toEqual({
        type: 'document',
        where: 'document=2',
      })
    }
  })
})

describe('XML of any kind', () => {
  test('flat elements side by side are rows of a table per kind', async () => {
    const content = await read(
      '<export on="2024-01-01"><patients><patient id="1"><name>Ann</name></patient><patient id="2"><name>Bo</name><dob>1980</dob></patient></patients><visits><visit><pid>1</pid><why>asthma</why></visit></visits></export>',
    )
    expect(tablesOf(content)).toMatchObject([
      { where: 'list=patients.patient', name: 'patient', columns: ['@id', 'name', 'dob'] },
      { where: 'list=visits.visit', columns: ['pid', 'why'] },
    ])
    expect(rowsOf(content)).toEqual([
      ['1', 'Ann', ''],
      ['2', 'Bo', '1980'],
      ['1', 'asthma'],
    ])
    expect(fieldsOf(content)).toMatchObject([{ kind: 'export', paths: ['@on'], values: ['2024-01-01'] }])
  })

  test('the dumps of MySQL name their columns in attributes', async () => {
    const row = (id: number, name: string) =>
      `<row><field name="id">${id}</field><field name="full.name">${name}</field></row>`
    const content = await read(
      `<mysqldump><database name="clinic"><table_data name="patients">${row(1, 'Ann')}${row(2, 'Bo')}</table_data></database></mysqldump>`,
    )
    expect(tablesOf(content)).toMatchObject([{ name: 'patients', columns: ['id', 'full_name'] }])
    expect(rowsOf(content)).toEqual([
      ['1', 'Ann'],
      ['2', 'Bo'],
    ])
  })

  test('nested elements side by side are records of their own', async () => {
    const patient = (name: string) =>
      `<p><name><given>${name}</given></name><note>Seen <b>today</b>, ward 4B</note></p>`
    const content = await read(`<all>${patient('Ann')}${patient('Bo')}</all>`)
    expect(fieldsOf(content).map(({ where, paths, values }) => [where, paths, values])).toEqual([
      ['list=p;item=1', ['name.given'], ['Ann']],
      ['list=p;item=2', ['name.given'], ['Bo']],
    ])
    expect(passagesOf(content)[0]).toEqual({
      type: 'passage',
      where: 'list=p;item=1;field=note',
      text: 'Seen today, ward 4B',
    })
  })

  test('kinds that alternate announce their tables when their rows come', async () => {
    const content = await read(`<x>${'<a><i>1</i><j>2</j></a><b><k>3</k><l>4</l></b>'.repeat(3000)}</x>`)
    let current: string[] = []
    for (const piece of content) {
      if (piece.type === 'table') current = piece.columns
      if (piece.type === 'rows')
        expect(piece.rows.every((row) => row[0] === (current[0] === 'i' ? '1' : '3'))).toBe(true)
    }
    expect(rowsOf(content)).toHaveLength(6000)
  })

  test('a letter is its values and its text', async () => {
    const content = await read(
      '<letter><to>Ann Lee</to><body>Dear <i>Ann</i>, all is&#160;well &amp; good.</body></letter>',
    )
    expect(fieldsOf(content)).toMatchObject([{ paths: ['to'], values: ['Ann Lee'] }])
    expect(passagesOf(content).map(({ text }) => text)).toEqual(['Dear Ann, all is\u00a0well & good.'])
  })

  test.each([
    ['big5-hkscs', 'Big5'],
    ['utf-16le', 'UTF-16'],
    ['gb18030', 'GB2312'],
    ['utf-8', 'UTF-8'],
  ])('in %s, declared as %s, is decoded', async (charset, claim) => {
    const text = `<?xml version="1.0" encoding="${claim}"?><p><name>陳大文</name><ward>內科</ward></p>`
    const [fields] = fieldsOf(await read(iconv.encode(text, charset, { addBOM: charset === 'utf-16le' })))
    expect(fields!.values).toEqual(['陳大文', '內科'])
  })
})

describe('XML that is damaged or hostile', () => {
  test('what breaks off is read so far, with a gap', async () => {
    const content = await read('<all><p><name>Ann</name><dob>1980</dob></p><p><name>Bo</name><d')
    expect(rowsOf(content)).toEqual([
      ['Ann', '1980'],
      ['Bo', ''],
    ])
    expect(gapsOf(content)).toMatchObject([{ where: '', state: 'partial' }])
  })

  test('entities are never expanded, files never asked for', async () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><p><x>&b;</x><y>&f;</y></p>'
    const content = await read(bomb)
    expect(fieldsOf(content).flatMap(({ values }) => values)).toEqual(['&b;', '&f;'])
    expect(gapsOf(content)).toHaveLength(1)
  })

  test('a hundred thousand open tags end in too-nested', async () => {
    expect((await readAll(xml, bytesInMemory(Buffer.from('<a>'.repeat(100_000))))).ended).toBe('too-nested')
  })

  test('text without any element is not lost', async () => {
    expect(passagesOf(await read('no markup, Ann Lee'))).toMatchObject([{ text: 'no markup, Ann Lee' }])
  })

  test('changed bytes end in content, gaps or Unreadable', async () => {
    for (const bytes of spoiled(Buffer.from(document), 200)) {
      const { ended, reason } = await readAll(xml, bytesInMemory(bytes))
      expect(ended === undefined || reason.startsWith('The document is nested')).toBe(true)
    }
  })

  test('any texts in flat records come back', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({
            unit: fc.constantFrom('a', '陳', '<', '&', '"', `'`, '>', ']', '1'),
            minLength: 1,
            maxLength: 8,
          }),
          { minLength: 2, maxLength: 20 },
        ),
        async (names) => {
          const escaped = (text: string) =>
            text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
          const content = await read(
            `<all>${names.map((name, n) => `<p><id>${n}</id><name>${escaped(name)}</name></p>`).join('')}</all>`,
          )
          expect(rowsOf(content).map((row) => row[1])).toEqual(names)
        },
      ),
    ))
})

const samples = '../shared/corpus/fhir-converter-samples/Ccda/'
describe.skipIf(!existsSync(samples))('C-CDA samples (../shared/corpus)', () => {
  test('10 of 10 documents name their patient, with no gap', async () => {
    const files = readdirSync(samples)
    expect(files).toHaveLength(10)
    for (const file of files) {
      const { content } = await readAll(xml, bytesOfFile(samples + file))
      const family = /<recordTarget[\s\S]*?<patient>[\s\S]*?<family[^>]*>([^<]+)</.exec(
        readFileSync(samples + file, 'utf8'),
      )![1]!
      const patient = fieldsOf(content)[0]!
      expect([file, at(patient, 'recordTarget/patientRole/patient/name/family')]).toEqual([file, family.trim()])
      expect(gapsOf(content)).toEqual([])
    }
  })
})

const examples = '../shared/corpus/hl7-ccda-examples/'
describe.skipIf(!existsSync(examples))('C-CDA examples (../shared/corpus)', () => {
  test('all 222 are read as C-CDA; only the one whose embedded file is made up has a gap', async () => {
    const files = readdirSync(examples).filter((file) => /\.xml$/i.test(file))
    expect(files).toHaveLength(222)
    let gaps = 0
    for (const file of files) {
      const { content, ended } = await readAll(xml, bytesOfFile(examples + file))
      expect([file, ended, content.length > 0]).toEqual([file, undefined, true])
      gaps += gapsOf(content).length
    }
    expect(gaps).toBe(1)
  })
})
