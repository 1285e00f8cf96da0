import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import PostalMime from 'postal-mime'
import { afterAll, describe, expect, test } from 'vitest'
import { collectContent, noSpool, textOf } from '../collect-content.ts'
import type { Content } from '../content.ts'
import { mutateBytes } from '../mutate-bytes.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-eml-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const head = 'From: Ward 5 <ward5@harbour.example>\nTo: mei@patient.example\nSubject: Result\nMIME-Version: 1.0\n'

function passages(contents: Content[]): [string, string][] {
  return contents.flatMap((each) => (each.type === 'passage' ? [[each.where, each.text] as [string, string]] : []))
}

function fields(contents: Content[]): Record<string, string> {
  const mail = contents.find((each) => each.type === 'fields')!
  return Object.fromEntries(mail.paths.map((path, i) => [path, mail.values[i]!]))
}

const read = (message: string | Buffer, name = 'a.eml') =>
  collectContent(Buffer.from(message as string), name, { spool: folder })

test('a plain message gives its headers as fields and its text as a passage', async () => {
  const { contents, outcome } = await read(`${head}\nDear Mei,\nyour HbA1c is 7.2.\n`)
  expect(outcome).toMatchObject({ kind: 'eml', state: 'read' })
  expect(contents[0]).toEqual({ type: 'document', where: '' })
  expect(fields(contents)).toEqual({
    From: 'Ward 5 <ward5@harbour.example>',
    To: 'mei@patient.example',
    Subject: 'Result',
  })
  expect(passages(contents)).toEqual([['part=1', 'Dear Mei,\nyour HbA1c is 7.2.']])
})

test('an attachment becomes a child under its own name; the body keeps its part number', async () => {
  const message = `${head}Content-Type: multipart/mixed; boundary=b1

--b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

See the list. Caf=C3=A9=20=
closed.
--b1
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="patients.csv"
Content-Transfer-Encoding: base64

${Buffer.from('name,dob\nMei Example,1980-01-01\n').toString('base64')}
--b1--
`
  const { contents, children } = await read(message)
  expect(passages(contents)).toEqual([['part=1', 'See the list. Café closed.']])
  expect(children.map((child) => [child.name, textOf(child)])).toEqual([
    ['patients.csv', 'name,dob\nMei Example,1980-01-01\n'],
  ])
})

describe('alternatives', () => {
  const both = (plain: string, html: string): string =>
    `${head}Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\n${plain}\n--x\nContent-Type: text/html\n\n${html}\n--x--\n`

  test('a page that names somebody whom the plain text leaves out is read beside it', async () => {
    const page = '<p>Your result is ready.</p><p>Patient: Lee Siu Fong</p>'
    const { contents } = await read(both('Your result is ready.', page))
    const said = passages(contents)
      .map(([, text]) => text)
      .join(' ')
    expect(said).toContain('Your result is ready.')
    expect(said).toContain('Lee Siu Fong')
  })

  test('the plain text speaks for both', async () => {
    const { contents } = await read(both('Dear Mei', '<p>Dear <b>Mei</b></p>'))
    expect(passages(contents)).toEqual([['part=1', 'Dear Mei']])
  })

  test('a stub beside a long page gives way to the page', async () => {
    const page = `<p>${'Mei Example, HbA1c 7.2. '.repeat(20)}</p>`
    const { contents } = await read(both('Please use an HTML reader', page))
    expect(passages(contents)[0]![0]).toBe('part=2')
  })
})

test('a page is read without its tags, with one line per block', async () => {
  const { contents } = await read(
    `${head}Content-Type: text/html\n\n<style>p{}</style><p>Mei&nbsp;Example</p><table><tr><td>HbA1c</td><td>7.2</td></tr></table>`,
  )
  expect(passages(contents)[0]![1]).toBe('Mei\u00a0Example\nHbA1c\t7.2')
})

test('Chinese in Big5 with Hong Kong characters survives in subject, name and text', async () => {
  const big5 = (text: string): Buffer => iconv.encode(text, 'big5-hkscs')
  const word = `=?big5?B?${big5('陳大文報告').toString('base64')}?=`
  const message = Buffer.concat([
    Buffer.from(
      `From: ${word} <a@b.example>\nSubject: ${word}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=big5\n\n`,
    ),
    big5('病人陳大文，住鰂魚涌'),
  ])
  const { contents } = await read(message)
  expect(fields(contents)['Subject']).toBe('陳大文報告')
  expect(passages(contents)[0]![1]).toBe('病人陳大文，住鰂魚涌')
})

test('an encoded word cut inside a character is put together again', async () => {
  const bytes = Buffer.from('陳大文')
  const words = [bytes.subarray(0, 4), bytes.subarray(4)].map((cut) => `=?utf-8?B?${cut.toString('base64')}?=`)
  const { contents } = await read(`${head.replace('Result', words.join('\n '))}\nx`)
  expect(fields(contents)['Subject']).toBe('陳大文')
})

test('file names of every style are read', async () => {
  const part = (header: string): string =>
    `--b\nContent-Type: image/png${header}\nContent-Transfer-Encoding: base64\n\nAAAA\n`
  const message = `${head}Content-Type: multipart/mixed; boundary=b\n\n${[
    `; name="scan.png"`,
    `\nContent-Disposition: attachment; filename*=utf-8''%E5%A0%B1%E5%91%8A.png`,
    `\nContent-Disposition: attachment; filename*0="long-"; filename*1="name.png"`,
    `\nContent-Disposition: attachment; filename="=?utf-8?B?${Buffer.from('掃描.png').toString('base64')}?="`,
    `\nContent-Disposition: attachment; filename="../../../etc/cron.d/x"`,
    '',
  ]
    .map(part)
    .join('')}--b--`
  const { children } = await read(message)
  expect(children.map((child) => child.name)).toEqual([
    'scan.png',
    '報告.png',
    'long-name.png',
    '掃描.png',
    'etc/cron.d/x',
    'part-6.png',
  ])
})

test('a forwarded message is an item of its own', async () => {
  const message = `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nSubject: inner\n\nhello\n--b--`
  const { children } = await read(message)
  expect(children[0]!.name).toBe('part-1.eml')
  expect(textOf(children[0]!)).toBe('Subject: inner\n\nhello')
})

test.each([
  ['multipart/encrypted; boundary=b', '--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--', 'PGP'],
  ['application/pkcs7-mime; smime-type=enveloped-data', 'MIAGCSqGSIb3', 'S/MIME'],
  ['text/plain', '-----BEGIN PGP MESSAGE-----\n\nhQEM', 'PGP'],
])('%s is a gap that says so', async (type, body, word) => {
  const { gaps } = await read(`${head}Content-Type: ${type}\n\n${body}`)
  expect(gaps).toMatchObject([{ state: 'encrypted', reason: expect.stringContaining(word) }])
})

test('an attachment from a Unix mailer (uuencode) is unpacked', async () => {
  const message = `${head}Content-Type: application/octet-stream; name=cat.txt\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 cat.txt\n#0V%T\n\`\nend\n`
  expect((await read(message)).children.map(textOf)).toEqual(['Cat'])
})

test('a message saved by Apple Mail starts behind its byte count', async () => {
  const { contents, outcome } = await read(`123\n${head}\nDear Mei`, 'a.emlx')
  expect(outcome.kind).toBe('eml')
  expect(fields(contents)['Subject']).toBe('Result')
})

test('whatever is broken, reading ends in one state', async () => {
  const sample = Buffer.from(
    `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Mei\n--b--`,
  )
  for (const mutant of mutateBytes(sample, 300))
    expect((await collectContent(mutant, 'a.eml', { spool: noSpool })).outcome.state).toBeTypeOf('string')
})

const corpus = new URL('../../../../shared/corpus/mimekit-mail/messages/', import.meta.url)
describe.skipIf(!existsSync(corpus))('against postal-mime on MimeKit’s messages (needs ../shared)', () => {
  const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => /\.(?:eml|txt)$/.test(name)) : []
  test.each(names)('%s: the same words', async (name) => {
    const message = readFileSync(new URL(name, corpus))
    const oracle = await PostalMime.parse(message, { forceRfc822Attachments: true })
    const { contents, outcome } = await collectContent(message, name, { spool: noSpool })
    if (outcome.kind !== 'eml') return
    const words = (text: string): string => text.replace(/\s+/g, '')
    const own = words(
      passages(contents)
        .map(([, text]) => text)
        .join(''),
    )
    // Where the plain alternative is empty, postal-mime gives nothing and we give the page.
    // A page that says more than the plain text is read beside it, which postal-mime's text leaves out.
    if (words(oracle.text ?? '') !== '') expect(own).toContain(words(oracle.text!))
    const named = oracle.attachments.filter((each) => each.filename !== null && each.filename !== '')
    expect(contents.filter((each) => each.type === 'child').length).toBeGreaterThanOrEqual(named.length)
  })
})
