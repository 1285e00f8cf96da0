import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { docx } from './docx.ts'
import { expectCalm } from './samples/expect-calm.ts'
import { docxOf, paragraph, relations, story, wordTable } from './samples/ooxml.ts'
import { readAll, textOf } from './samples/read-all.ts'

const read = async (body: string, parts: Record<string, string | Uint8Array> = {}) =>
  readAll(docx, bytesInMemory(await docxOf(body, parts)))

test('a short referral is one passage', async () => {
  const { content } = await read(
    paragraph('Dear Dr Ho,') + paragraph('Ms Lam Siu Fong, HKID A123456(3), has diabetes.'),
  )
  expect(content).toEqual([
    { type: 'passage', where: 'part=body', text: 'Dear Dr Ho,\nMs Lam Siu Fong, HKID A123456(3), has diabetes.' },
  ])
})

test('text that was split into runs, tabs and breaks is read as one', async () => {
  const run =
    '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>A123</w:t></w:r><w:r><w:t>456(3)</w:t><w:tab/><w:t>Lam</w:t><w:br/><w:t>Siu</w:t><w:noBreakHyphen/><w:t>Fong</w:t></w:r></w:p>'
  expect(textOf((await read(run)).content)).toBe('A123456(3)\tLam\nSiu-Fong')
})

test('how a name is read aloud stands behind the name, not in it', async () => {
  const word = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
  const ruby = `<w:r><w:ruby><w:rubyPr/><w:rt>${word('やまだ')}</w:rt><w:rubyBase>${word('山田')}</w:rubyBase></w:ruby></w:r>`
  expect(textOf((await read(`<w:p>${word('患者 ')}${ruby}${word(' 花子')}</w:p>`)).content)).toBe(
    '患者 山田 (やまだ) 花子',
  )
})

test('what somebody deleted, put into a text box or behind a link is read too', async () => {
  const body =
    '<w:p><w:del><w:r><w:delText>HIV positive</w:delText></w:r></w:del></w:p>' +
    `<w:p><mc:AlternateContent xmlns:mc="x"><mc:Choice><w:txbxContent>${paragraph('in the box')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph('in the box')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>` +
    '<w:p><w:hyperlink r:id="r9"><w:r><w:t>write to her</w:t></w:r></w:hyperlink></w:p>' +
    '<w:p><w:r><w:instrText>HYPERLINK "mailto:ho@example.com"</w:instrText></w:r><w:r><w:t>or to him</w:t></w:r></w:p>'
  const parts = {
    'word/_rels/document.xml.rels': relations([['r9', 'hyperlink', 'mailto:lam@example.com?subject=x', 'External']]),
  }
  const text = textOf((await read(body, parts)).content)
  expect(text).toContain('HIV positive')
  expect(text.match(/in the box/g)).toHaveLength(1)
  expect(text).toContain('write to her <lam@example.com>')
  expect(text).toContain('or to him <ho@example.com>')
})

describe('tables', () => {
  test('a list of patients is a table', async () => {
    const rows = [
      ['Name', 'HKID', 'Phone'],
      ['Lam Siu Fong', 'A123456(3)', '9123 4567'],
      ['Ho Ka Yan', 'B654321(0)', '9876 5432'],
    ]
    const { content } = await read(paragraph('List') + wordTable(rows) + paragraph('End'))
    expect(content.map((piece) => piece.type)).toEqual(['passage', 'table', 'rows', 'passage'])
    expect(content[1]).toMatchObject({ where: 'part=body;table=1', columns: ['Name', 'HKID', 'Phone'] })
    expect(content[2]).toMatchObject({ first: 2, rows: rows.slice(1) })
    expect(content[3]).toMatchObject({ where: 'part=body;para=2', text: 'End' })
  })

  test('a form with labels beside values stays text', async () => {
    const { content } = await read(
      wordTable([
        ['Name:', 'Lam Siu Fong'],
        ['HKID:', 'A123456(3)'],
        ['Phone:', '9123 4567'],
      ]),
    )
    expect(content).toEqual([
      { type: 'passage', where: 'part=body', text: 'Name:\tLam Siu Fong\nHKID:\tA123456(3)\nPhone:\t9123 4567' },
    ])
  })

  test('a form with two pairs in a row stays text', async () => {
    const { content } = await read(
      wordTable([
        ['Name', 'Lam Siu Fong', 'Sex', 'F'],
        ['Phone', '9123 4567', 'Birth date', '12/03/1984'],
      ]),
    )
    expect(content.map((piece) => piece.type)).toEqual(['passage'])
  })

  test('a table inside a cell is text of that cell, joined cells keep their columns', async () => {
    const inner = wordTable([
      ['Drug', 'Dose'],
      ['Metformin', '500 mg'],
    ])
    const merged = `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('9123 4567')}</w:tc><w:tc>${inner}</w:tc></w:tr>`
    const body = `<w:tbl><w:tr>${['Phone', 'Second phone', 'Medication'].map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>${merged}</w:tbl>`
    const { content } = await read(body)
    expect(content[1]).toMatchObject({ rows: [['9123 4567', '', 'Drug\tDose\nMetformin\t500 mg']] })
  })
})

test('headers, notes, comments, variables, bound data and embedded files follow the body', async () => {
  const { content } = await read(paragraph('body'), {
    'word/header1.xml': story(paragraph('Harbour Clinic')),
    'word/footnotes.xml': story(paragraph('a footnote')),
    'word/comments.xml': story(`<w:comment w:author="Dr Ho">${paragraph('ask again')}</w:comment>`),
    'word/glossary/document.xml': story(paragraph('building block')),
    'word/settings.xml':
      '<w:settings xmlns:w="x"><w:docVars><w:docVar w:name="hkid" w:val="A123456(3)"/></w:docVars></w:settings>',
    'word/diagrams/data1.xml': '<d><pt><t><p><r><t>step one</t></r></p></t></pt></d>',
    'customXml/item1.xml': '<form><patient>Lam Siu Fong</patient></form>',
    'word/media/image1.jpeg': Buffer.from('jpeg'),
    'word/chunk.html': '<p>pasted</p>',
    'word/fontTable.xml': '<fonts/>',
    'docProps/thumbnail.jpeg': Buffer.from('no'),
  })
  const passages = content.filter((piece) => piece.type === 'passage').map(({ where, text }) => `${where}: ${text}`)
  expect(passages.sort()).toEqual([
    'part=body: body',
    'part=comments: ask again',
    'part=customXml/item1: patient: Lam Siu Fong',
    'part=data1: step one',
    'part=footnotes: a footnote',
    'part=glossary: building block',
    'part=header1: Harbour Clinic',
    'part=variables: hkid: A123456(3)',
  ])
  expect(content.filter((piece) => piece.type === 'child').map((child) => child.name)).toEqual([
    'word/media/image1.jpeg',
    'word/chunk.html',
  ])
})

test('a long document is cut at paragraphs and says where', async () => {
  const { content } = await read(
    Array.from({ length: 400 }, (_, at) => paragraph(`Paragraph ${at + 1} ${'word '.repeat(30)}`)).join(''),
  )
  expect(content.length).toBeGreaterThan(3)
  for (const piece of content) {
    if (piece.type !== 'passage') throw new Error(piece.type)
    expect(piece.text.startsWith(`Paragraph ${piece.where.split('para=')[1]} `)).toBe(true)
  }
})

describe('hostile and damaged documents', () => {
  test('ten thousand tables inside each other are refused', async () => {
    expect((await read('<w:tbl><w:tr><w:tc>'.repeat(10_000))).ended).toBe('too-nested')
  })

  test('a document without its body says so', async () => {
    const bytes = await docxOf('')
    const { content } = await readAll(
      docx,
      bytesInMemory(
        Buffer.from(bytes.toString('latin1').replaceAll('word/document.xml', 'word/documenX.xml'), 'latin1'),
      ),
    )
    expect(content[0]).toMatchObject({ type: 'gap', state: 'damaged' })
  })

  test('one damaged part is a gap, the others are read', async () => {
    const bytes = await docxOf(paragraph('body'), {
      'word/header1.xml': story(paragraph('x'.repeat(2000))),
      'word/comments.xml': story(paragraph('call her')),
    })
    const at = bytes.indexOf('word/header1.xml') + 'word/header1.xml'.length
    bytes.fill(0xff, at + 4, at + 12)
    const { content, ended } = await readAll(docx, bytesInMemory(bytes))
    expect(ended).toBeUndefined()
    expect(content).toMatchObject([
      { type: 'passage', where: 'part=body' },
      { type: 'gap', where: 'part=header1', state: 'damaged' },
      { type: 'passage', where: 'part=comments' },
    ])
  })

  test('spoiled copies end in content or in a reason', async () =>
    expectCalm(
      docx,
      await docxOf(
        paragraph('Lam Siu Fong') +
          wordTable([
            ['a', 'b'],
            ['c', 'd'],
          ]),
        { 'word/header1.xml': story(paragraph('h')) },
      ),
      100,
    ))
})
