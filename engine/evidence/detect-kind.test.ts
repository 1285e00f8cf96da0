import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import CFB from 'cfb'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { bytesInMemory, bytesOfFile } from '../../base/files/index.ts'
import { detectKind } from './detect-kind.ts'

async function kindOf(content: string | Uint8Array, name = 'item'): Promise<string> {
  return (await detectKind(bytesInMemory(Buffer.from(content as string)), name)).kind
}

describe('texts', () => {
  test.each([
    ['hl7v2', 'MSH|^~\\&|LAB|HARBOUR|||20260302||ADT^A01|1|P|2.5\rPID|1||X123\r'],
    ['hl7v2', '\x0bMSH|^~\\&|LAB\rPID|1\r\x1c\r'],
    ['hl7v2', 'FHS|^~\\&|LAB\rBHS|^~\\&|LAB\rMSH|^~\\&|LAB\r'],
    ['text', 'MSH is the first segment of every message'],
    ['mbox', 'From ward5 Mon Mar  2 09:00:00 2026\nFrom: a@b.example\nSubject: x\n\nhello\n'],
    ['text', 'From tomorrow on, take two tablets.\nWard 5\n'],
    ['eml', 'Received: from a by b\nFrom: a@b.example\nTo: c@d.example\n\nhello\n'],
    ['eml', 'From: a@b.example\nTo: c@d.example\nSubject: x\n\nhello\n'],
    ['text', 'To: reception\nPlease call Mei Example back.\n'],
    ['text', 'Name: Mei Example\nDate: 2026-03-02\nDiagnosis: asthma\n'],
    [
      'sql',
      '-- PostgreSQL database dump\n\nSET statement_timeout = 0;\nCOPY public.patient (id, name) FROM stdin;\n1\tMei\n\\.\n',
    ],
    ['sql', '/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS `patient`;\nCREATE TABLE `patient` (\n  id int);\n'],
    ['sql', "INSERT INTO patient VALUES (1,'Mei Example'),(2,'Tai Man');\n"],
    ['sql', 'USE [Clinic]\nGO\nINSERT [dbo].[Patient] ([Id]) VALUES (1)\nGO\n'],
    ['text', 'Insert the card into the reader. Create table numbers by hand.\n'],
    ['json', '{"resourceType":"Patient","id":"1"}'],
    ['json', '[\n  {"name": "Mei"},\n  {"name": "Tai Man"}\n]'],
    ['ndjson', '{"resourceType":"Patient"}\n{"resourceType":"Observation"}\n'],
    ['text', '[2026-03-02 10:00:01] INFO started\n[2026-03-02 10:00:02] INFO ready\n'],
    ['text', '[1] Mei Example et al.\n[2] Tai Man et al.\n'],
    ['text', '{name} please report to {ward}'],
    ['xml', '<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"/>'],
    ['xml', '<patients><patient/></patients>'],
    ['html', '<!DOCTYPE html><html><body>x</body></html>'],
    ['html', '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html xmlns="x"/>'],
    ['html', '<!-- saved page -->\n<HTML><head>'],
    ['text', '<Mei Example> was seen < 3 days ago'],
    ['fods', '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'],
    ['rtf', '{\\rtf1\\ansi Mei}'],
    ['csv', 'name,dob,hkid\nMei Example,1980-01-01,A123456(7)\nTai Man,1990-02-03,B123456(7)\n'],
    ['csv', 'name\tdob\nMei Example\t1980-01-01\nTai Man\t1990-02-03\n'],
    ['csv', 'name;dob;note\n"Example; Mei";1980-01-01;"two\nlines"\nTai Man;1990-02-03;-\n'],
    ['csv', 'id|name|dob\n1|Mei Example|1980-01-01\n2|Tai Man|1990-02-03\n'],
    ['text', 'Dear Mei, your result, which came late, is fine.\nPlease, call us, today, if you can.\n'],
    ['text', 'Dear Mei,\n\nyour HbA1c is 7.2.\n\nYours,\nWard 5\n'],
    ['text', 'Mei Example was seen.'],
  ])('%s: %j', async (kind, content) => {
    expect(await kindOf(content)).toBe(kind)
  })

  test('the name decides only what the content leaves open', async () => {
    expect(await kindOf('Mei Example\nTai Man\n', 'names.csv')).toBe('csv')
    expect(await kindOf('Mei Example\nTai Man\n', 'names.txt')).toBe('text')
    expect(await kindOf('{"a":1}', 'patients.ndjson')).toBe('ndjson')
    expect(await kindOf('%PDF-1.7 ...', 'patients.csv')).toBe('pdf')
    expect(await kindOf('a,b,c\n1,2,3\n4,5,6\n', 'dump.sql')).toBe('csv')
  })

  test.each(['utf-16le', 'utf-16be', 'big5-hkscs', 'gb18030', 'utf-8'])('a table in %s is a table', async (charset) => {
    const table = '姓名,出生日期,電話\n陳大文,1980-01-01,55550101\n李小明,1990-02-03,55550102\n'
    expect(await kindOf(iconv.encode(table, charset))).toBe('csv')
  })

  test('a UTF-16 text of Chinese alone, without a mark, is text', async () => {
    expect(await kindOf(iconv.encode('病人陳大文於三月二日到診。\n'.repeat(20), 'utf-16le', { addBOM: false }))).toBe(
      'text',
    )
  })

  test('lines longer than the sample do not mislead', async () => {
    const row = `{"text":"${'x'.repeat(200_000)}"}`
    expect(await kindOf(`${row}\n${row}\n`, 'a.ndjson')).toBe('ndjson')
    expect(await kindOf(row)).toBe('json')
  })
})

describe('binaries', () => {
  const ole = (stream: string): Buffer => {
    const file = CFB.utils.cfb_new()
    CFB.utils.cfb_add(file, `/${stream}`, Buffer.alloc(600))
    return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array)
  }
  test.each([
    ['doc', 'WordDocument'],
    ['xls', 'Workbook'],
    ['xls', 'BOOK'],
    ['ppt', 'PowerPoint Document'],
    ['msg', '__properties_version1.0'],
    ['encrypted-office', 'EncryptedPackage'],
    ['ole', 'Whatever'],
  ])('%s by its stream %s', async (kind, stream) => {
    expect(await kindOf(ole(stream))).toBe(kind)
  })

  test.each([
    ['empty', Buffer.alloc(0)],
    ['gzip', gzipSync('x')],
    ['sqlite', Buffer.from('SQLite format 3\0')],
    ['pst', Buffer.from('!BDN0123')],
    ['dicom', Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')])],
    ['pdf', Buffer.from('\r\n\0garbage\n%PDF-1.4')],
    ['7z', Buffer.from('377abcaf271c0004', 'hex')],
    ['rar', Buffer.from('Rar!\x1a\x07\0', 'latin1')],
    ['tnef', Buffer.from('789f3e220100', 'hex')],
    ['bmp', Buffer.concat([Buffer.from('BM'), Buffer.alloc(12), Buffer.from([40, 0, 0, 0])])],
    ['text', Buffer.from('BMI 23.4, blood pressure 120/80')],
    ['unknown', Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * 7919) % 251))],
  ])('%s', async (kind, bytes) => {
    expect(await kindOf(bytes)).toBe(kind)
  })
})

test('any bytes get a kind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.string(), async (bytes, name) => {
      expect((await kindOf(bytes, name)).length).toBeGreaterThan(0)
    }),
    { numRuns: 300, seed: 5 },
  )
})

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
describe.skipIf(!existsSync(corpus))('files from elsewhere (needs ../shared)', () => {
  /** Endings whose files are what they say, and the kinds that this allows. */
  const expected: Record<string, RegExp> = {
    'fhir-converter-samples/Ccda': /^xml$/,
    'hl7-ccda-examples': /^(?:xml|text|html)$/,
    'simhospital-hl7v2': /^(?:hl7v2|text)$/,
    'synthea-csv': /^(?:csv|text)$/,
    'synthea-fhir-r4': /^(?:json|ndjson|gzip|text)$/,
    'sheetjs-spreadsheets': /^(?:xlsx|xls|xlsb|ods|fods|csv|encrypted-office|text|html|xml)$/,
    dicom: /^(?:dicom|text|json)$/,
  }
  const existing = Object.entries(expected).filter(([folder]) => existsSync(corpus + folder))
  test.each(existing)('%s', async (folder, kinds) => {
    for (const path of readdirSync(corpus + folder, { recursive: true, encoding: 'utf8' })) {
      const full = `${corpus}${folder}/${path}`
      if (!statSync(full).isFile()) continue
      const bytes = bytesOfFile(full)
      const { kind } = await detectKind(bytes, path)
      bytes.close()
      expect(kind, path).toMatch(kinds)
    }
  })
})
