import { bytesInMemory } from '../../../base/files/index.ts'
import { type Content, Unreadable } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { readEmbedded } from './ole/embedded.ts'
import { openOle } from './ole/ole-file.ts'
import { readOleProperties } from './ole/read-properties.ts'
import { openPackage } from './packages/package.ts'
import { readTexts } from './packages/read-texts.ts'
import { ParagraphPassages } from './passages/paragraph-passages.ts'
import { embeddedObjects } from './ppt/embedded-objects.ts'
import { newerShapes } from './ppt/newer-shapes.ts'
import { isEncryptedShow } from './ppt/ppt-records.ts'
import { showPlaces } from './ppt/show-places.ts'
import { readShowTexts } from './ppt/show-texts.ts'

/**
 * PowerPoint 97-2003 presentations: the text of every slide (`slide=3`), its notes and SmartArt, and what earlier versions of the file
 * still hold (`part=earlier`); pictures as children.
 */
export const ppt: Extractor = {
  name: 'ppt',
  kinds: ['ppt'],
  async *extract(bytes, context): AsyncIterable<Content> {
    if (bytes.size > context.limits.wholeFileBytes)
      throw new Unreadable('too-large', 'The presentation is larger than can be opened at once')
    const file = openOle(bytes.all())
    const show = file.stream('PowerPoint Document')
    if (show === undefined)
      throw new Unreadable('unsupported', 'Presentations of PowerPoint 95 and older cannot be read')
    if (isEncryptedShow(file.stream('Current User')))
      throw new Unreadable('encrypted', 'The presentation is protected with a password')
    const stream = Buffer.from(show.buffer, show.byteOffset, show.length)
    const placeOf = showPlaces(stream)
    for (const [where, texts] of readShowTexts(stream, placeOf)) {
      const passages = new ParagraphPassages(where)
      for (const text of texts) yield* passages.add(text)
      yield* passages.end()
    }
    for (const { record, bytes } of newerShapes(stream))
      if (bytes.includes('/diagrams/data')) yield* readDiagram(bytes, `${placeOf(record)};part=diagram`, context)
    yield* readOleProperties(file)
    for (const object of embeddedObjects(show, context.limits.wholeFileBytes))
      if (object === undefined)
        yield { type: 'gap', where: '', state: 'damaged', reason: 'An embedded document is damaged', bytes: 0 }
      else yield { type: 'child', name: object.name, ...(await context.spool(object.bytes)) }
    yield* readEmbedded(file, [file.stream('Pictures') ?? new Uint8Array()], context)
  },
}

/** The words of a SmartArt diagram. Other shapes kept in this form say again what the old format says too. */
async function* readDiagram(bytes: Buffer, where: string, context: ExtractContext): AsyncIterable<Content> {
  try {
    const shape = await openPackage(bytesInMemory(bytes), context)
    for (const name of shape.names) {
      const lines = /\/diagrams\/data\d*\.xml$/.test(name) ? await readTexts(shape, name) : []
      if (lines.length > 0) yield { type: 'passage', where, text: lines.join('\n') }
    }
  } catch (error) {
    if (error instanceof Unreadable && error.state !== 'damaged') throw error
    yield { type: 'gap', where, state: 'damaged', reason: 'A diagram is damaged', bytes: bytes.length }
  }
}
