import { expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { pptx } from './pptx.ts'
import { expectCalm } from './samples/expect-calm.ts'
import { relations } from './samples/ooxml.ts'
import { readAll } from './samples/read-all.ts'
import { zipOf } from './samples/zip-of.ts'

const box = (text: string) => `<p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`
const cell = (text: string) => `<a:tc><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`
const slide = (inside: string) =>
  `<p:sld xmlns:p="p" xmlns:a="a" xmlns:r="r"><p:cSld><p:spTree>${inside}</p:spTree></p:cSld></p:sld>`

/** A case conference: the second slide of the file is shown first; a third is no longer named. */
const conference = () =>
  zipOf({
    'ppt/presentation.xml':
      '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>',
    'ppt/_rels/presentation.xml.rels': relations([
      ['r1', 'slide', 'slides/slide1.xml'],
      ['r2', 'slide', 'slides/slide2.xml'],
    ]),
    'ppt/slides/slide1.xml': slide(`<p:grpSp>${box('Medication')}${box('Metformin')}</p:grpSp>`),
    'ppt/slides/slide2.xml': slide(
      `${box('Case of Lam Siu Fong')}<p:graphicFrame><a:tbl><a:tr>${['Test', 'Result', 'Date'].map(cell).join('')}</a:tr><a:tr>${['HbA1c', '8.1', '2023-04-04'].map(cell).join('')}</a:tr><a:tr>${['Urea', '5.2', '2023-04-05'].map(cell).join('')}</a:tr></a:tbl></p:graphicFrame>`,
    ),
    'ppt/slides/slide3.xml': slide(box('forgotten slide')),
    'ppt/slides/_rels/slide2.xml.rels': relations([
      ['r1', 'notesSlide', '../notesSlides/notesSlide1.xml'],
      ['r2', 'comments', '../comments/comment1.xml'],
      ['r3', 'diagramData', '../diagrams/data1.xml'],
    ]),
    'ppt/notesSlides/notesSlide1.xml': slide(box('mention her daughter')),
    'ppt/comments/comment1.xml': '<p:cmLst xmlns:p="p"><p:cm><p:text>check the HKID</p:text></p:cm></p:cmLst>',
    'ppt/diagrams/data1.xml':
      '<d:dataModel xmlns:d="d" xmlns:a="a"><d:pt><d:t><a:p><a:r><a:t>referral</a:t></a:r></a:p></d:t></d:pt></d:dataModel>',
    'ppt/media/image1.png': Buffer.from('png'),
  })

test('slides come in the order of the show, with tables, notes, comments and diagrams', async () => {
  const { content } = await readAll(pptx, bytesInMemory(await conference()))
  const shown = content.map((piece) =>
    piece.type === 'passage'
      ? `${piece.where}: ${piece.text}`
      : piece.type === 'table'
        ? `${piece.where}: ${piece.columns}`
        : piece.type,
  )
  expect(shown).toEqual([
    'slide=1;para=1: Case of Lam Siu Fong',
    'slide=1;table=1: Test,Result,Date',
    'rows',
    'slide=1;part=comments: check the HKID',
    'slide=1;part=diagram: referral',
    'slide=1;part=notes: mention her daughter',
    'slide=2: Medication\nMetformin',
    'slide=3: forgotten slide',
    'child',
  ])
})

test('a presentation without slides says so', async () => {
  const { content } = await readAll(pptx, bytesInMemory(await zipOf({ 'ppt/presentation.xml': '<p/>' })))
  expect(content).toMatchObject([{ type: 'gap', state: 'damaged' }])
})

test('spoiled copies end in content or in a reason', async () => expectCalm(pptx, await conference()))
