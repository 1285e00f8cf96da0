import type { Content } from '../content.ts'
import type { Extractor } from './contract.ts'
import { orGap } from './packages/or-gap.ts'
import { openPackage, type Package } from './packages/package.ts'
import { readTexts } from './packages/read-texts.ts'
import { attribute, feedXml, readXml } from './packages/read-xml.ts'
import { mainPart, readRelations } from './packages/relations.ts'
import { readSideParts } from './packages/side-parts.ts'
import { StoryReader } from './word/story-reader.ts'

const stories = /\/(header|footer|footnotes|endnotes|comments)\d*\.xml$|glossary\/document\.xml$/
const textParts = /\/(charts\/chart|diagrams\/data)\d*\.xml$/

/**
 * Word documents (DOCX, DOCM, DOTX, DOTM): the body, then headers, footers, notes, comments and building blocks, each as passages and
 * tables; charts and diagrams as passages; embedded files and pictures as children.
 */
export const docx: Extractor = {
  name: 'docx',
  kinds: ['docx'],
  async *extract(bytes, context): AsyncIterable<Content> {
    const document = await openPackage(bytes, context)
    const main = await mainPart(document, 'word/document.xml')
    if (!document.has(main))
      yield { type: 'gap', where: '', state: 'damaged', reason: 'The document has no body', bytes: bytes.size }
    yield* orGap(readStory(document, main, 'part=body'), 'part=body')
    for (const name of document.names)
      if (name !== main) yield* orGap(readPart(document, name), `part=${partName(name)}`)
    yield* readSideParts(document, context)
  },
}

async function* readPart(document: Package, name: string): AsyncIterable<Content> {
  if (stories.test(name)) yield* readStory(document, name, `part=${partName(name)}`)
  else if (textParts.test(name)) yield* readLines(document, name)
  else if (/\/settings\.xml$/.test(name)) yield* readVariables(document, name)
}

async function* readStory(document: Package, part: string, where: string): AsyncIterable<Content> {
  const relations = await readRelations(document, part)
  const reader = new StoryReader(where, new Map(relations.map(({ id, target }) => [id, target])))
  for await (const _ of feedXml(document.open(part), reader)) yield* reader.take()
  yield* reader.end()
  const links = relations.filter(({ isExternal, target }) => isExternal && !/^(mailto|tel):/i.test(target))
  if (links.length > 0)
    yield { type: 'passage', where: `${where}-links`, text: links.map(({ target }) => target).join('\n') }
}

async function* readLines(document: Package, part: string): AsyncIterable<Content> {
  const lines = await readTexts(document, part)
  if (lines.length > 0) yield { type: 'passage', where: `part=${partName(part)}`, text: lines.join('\n') }
}

/** Document variables: values that templates keep out of sight. */
async function* readVariables(document: Package, part: string): AsyncIterable<Content> {
  const lines: string[] = []
  await readXml(document.open(part), {
    open(name, attributes) {
      if (name === 'docVar') lines.push(`${attribute(attributes, 'name') ?? ''}: ${attribute(attributes, 'val') ?? ''}`)
    },
  })
  if (lines.length > 0) yield { type: 'passage', where: 'part=variables', text: lines.join('\n') }
}

/** `word/header1.xml` is `header1`, `word/glossary/document.xml` is `glossary`. */
function partName(part: string): string {
  const steps = part.replace(/\.xml$/, '').split('/')
  return steps.at(-1) === 'document' ? steps.at(-2)! : steps.at(-1)!
}
