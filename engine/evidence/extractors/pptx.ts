import type { Content } from '../content.ts'
import type { Extractor } from './contract.ts'
import { orGap } from './packages/or-gap.ts'
import { openPackage, type Package } from './packages/package.ts'
import { attribute, feedXml, readXml } from './packages/read-xml.ts'
import { mainPart, readRelations } from './packages/relations.ts'
import { readSideParts } from './packages/side-parts.ts'
import { readTextParts } from './packages/text-parts.ts'
import { StoryReader } from './word/story-reader.ts'

/**
 * PowerPoint presentations (PPTX, PPTM, PPSX, POTX): the slides in order, hidden ones too (`slide=3`), each with its tables, diagrams,
 * comments and notes; pictures and embedded files as children.
 */
export const pptx: Extractor = {
  name: 'pptx',
  kinds: ['pptx'],
  async *extract(bytes, context): AsyncIterable<Content> {
    const show = await openPackage(bytes, context)
    const slides = await slideParts(show)
    if (slides.length === 0)
      yield { type: 'gap', where: '', state: 'damaged', reason: 'The presentation has no slides', bytes: bytes.size }
    let number = 0
    for (const slide of slides) {
      context.checkIn()
      number++
      yield* orGap(readSlide(show, slide, `slide=${number}`), `slide=${number}`)
    }
    yield* readSideParts(show, context)
  },
}

/** Parts of the slides in the order of the show; slides that it no longer names come last. */
async function slideParts(show: Package): Promise<string[]> {
  const main = await mainPart(show, 'ppt/presentation.xml')
  const relations = await readRelations(show, main)
  const parts: string[] = []
  await readXml(show.open(main), {
    open(name, attributes) {
      if (name !== 'sldId') return
      const id = attributes['r:id'] ?? attribute(attributes, 'id')
      const target = relations.find((relation) => relation.id === id)?.target
      if (target !== undefined && show.has(target)) parts.push(target)
    },
  })
  const named = new Set(parts)
  return [...parts, ...show.names.filter((name) => /\/slides\/[^/]+\.xml$/.test(name) && !named.has(name))]
}

async function* readSlide(show: Package, part: string, where: string): AsyncIterable<Content> {
  const relations = await readRelations(show, part)
  yield* readShapes(show, part, where)
  yield* readTextParts(show, relations, where)
  for (const { type, target } of relations)
    if (type === 'notesSlide') yield* readShapes(show, target, `${where};part=notes`)
}

async function* readShapes(show: Package, part: string, where: string): AsyncIterable<Content> {
  const relations = await readRelations(show, part)
  const reader = new StoryReader(where, new Map(relations.map(({ id, target }) => [id, target])))
  for await (const _ of feedXml(show.open(part), reader)) yield* reader.take()
  yield* reader.end()
}
