import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { html } from './html.ts'
import { expectCalm } from './samples/expect-calm.ts'
import { readAll, textOf } from './samples/read-all.ts'

const read = (text: string) => readAll(html, bytesInMemory(Buffer.from(text)))

test('blocks begin lines, inline elements do not, blanks are squeezed', async () => {
  const { content } = await read(
    '<h1>Letter</h1><p>Ms <b>Lam</b>\n  Siu&nbsp;Fong<br>HKID&#58; A123456(3)</p><pre>kept   as is</pre>',
  )
  expect(content).toEqual([
    { type: 'passage', where: '', text: 'Letter\nMs Lam Siu Fong\nHKID: A123456(3)\nkept as is' },
  ])
})

test('what a page hides is read: form values, pictures, tool tips, addresses, comments, scripts', async () => {
  const { content } = await read(
    `<meta name="keywords" content="diabetes clinic"><style>.x{}</style><label>Phone</label> <input value="9123 4567"><img alt="photo of Lam">
     <a href="mailto:lam@example.com" title="write">mail</a><div style="display:none">HIV</div><!-- Ho Ka Yan --><script>var id = "A123456(3)"</script>`,
  )
  expect(textOf(content)).toContain('diabetes clinic')
  expect(textOf(content)).toContain('Phone 9123 4567 photo of Lam')
  expect(textOf(content)).toContain('mail write lam@example.com')
  expect(textOf(content)).toContain('HIV')
  expect(content.slice(1)).toEqual([
    { type: 'passage', where: 'part=comment', text: 'Ho Ka Yan' },
    { type: 'passage', where: 'part=script', text: 'var id = "A123456(3)"' },
  ])
})

describe('tables', () => {
  const list =
    '<table><tr><th>Name<th>HKID<th>Phone<tr><td>Lam<td>A123456(3)<td>9123 4567<tr><td>Ho<td colspan=2>B654321(0)</table>'

  test('a list is a table, even with sloppy tags', async () => {
    const { content } = await read(`<p>List</p>${list}<p>End</p>`)
    expect(content.map((piece) => piece.type)).toEqual(['passage', 'table', 'rows', 'passage'])
    expect(content[1]).toMatchObject({ where: 'table=1', columns: ['Name', 'HKID', 'Phone'] })
    expect(content[2]).toMatchObject({
      rows: [
        ['Lam', 'A123456(3)', '9123 4567'],
        ['Ho', 'B654321(0)', ''],
      ],
    })
  })

  test('a table that only lays out the page is text around the table inside it', async () => {
    const { content } = await read(`<table><tr><td>Harbour Clinic</td><td>Menu ${list} Foot</td></tr></table>`)
    expect(content.map((piece) => piece.type)).toEqual(['passage', 'table', 'rows', 'passage'])
    expect(content[0]).toMatchObject({ text: 'Harbour Clinic\tMenu' })
    expect(content[3]).toMatchObject({ text: 'Foot' })
  })

  test('a form stays text', async () => {
    const { content } = await read(
      '<table><tr><td>Name:<td>Lam<tr><td>HKID:<td>A123456(3)<tr><td>Phone:<td>9123 4567</table>',
    )
    expect(content).toEqual([{ type: 'passage', where: '', text: 'Name:\tLam\nHKID:\tA123456(3)\nPhone:\t9123 4567' }])
  })
})

describe('charsets', () => {
  test.each([
    ['named and true', '<meta charset=big5><p>陳大文 病人</p>', 'big5-hkscs'],
    ['named but UTF-8', '<meta charset=big5><p>陳大文 病人</p>', 'utf-8'],
    ['not named', '<p>患者姓名：陈大文，地址：北京市朝阳区</p>', 'gb18030'],
    [
      'named in its http form',
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Иванов</p>',
      'windows-1251',
    ],
  ])('%s', async (_what, page, charset) => {
    const { content } = await readAll(html, bytesInMemory(iconv.encode(page, charset)))
    expect(textOf(content)).toBe(/<p>(.*)<\/p>/.exec(page)![1])
  })
})

test('a picture written into the page is a child', async () => {
  const { content, spooled } = await read(
    `<img src="data:image/png;base64,${Buffer.from('picture').toString('base64')}">`,
  )
  expect(content).toMatchObject([{ type: 'child', name: 'picture1.png', bytes: 7 }])
  expect([...spooled.values()][0]!.toString()).toBe('picture')
})

describe('hostile pages', () => {
  test('tables inside tables without end', async () =>
    expect((await read('<table><tr><td>x'.repeat(5_000))).ended).toBeUndefined())
  test('elements inside elements without end', async () =>
    expect((await read('<div><b>'.repeat(100_000))).ended).toBe('too-nested'))
  test('any soup of tags is taken calmly', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            '<table>',
            '</table>',
            '<tr>',
            '<td>',
            '</td>',
            '</tr>',
            '<p>',
            'x',
            '<!--',
            '-->',
            '<script>',
            '</script>',
          ),
        ),
        async (parts) => {
          expect((await read(parts.join(''))).ended).toBeUndefined()
        },
      ),
    ))
  test('spoiled copies end in content', async () =>
    expectCalm(html, Buffer.from('<p>Lam</p><table><tr><td>a<td>b</table><!-- c -->')))
})
