import { type Content, Unreadable } from '../content.ts'
import type { Extractor } from './contract.ts'
import { readEmbedded } from './ole/embedded.ts'
import { openOle } from './ole/ole-file.ts'
import { readOleProperties } from './ole/read-properties.ts'
import { ParagraphPassages } from './passages/paragraph-passages.ts'
import { embeddedObjects } from './ppt/embedded-objects.ts'
import { isEncryptedShow } from './ppt/ppt-records.ts'
import { readShowTexts } from './ppt/show-texts.ts'

/**
 * PowerPoint 97-2003 presentations: the text of every slide (`slide=3`), its notes, and what earlier versions of the file still
 * hold (`part=earlier`); pictures as children.
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
    for (const [where, texts] of readShowTexts(show)) {
      const passages = new ParagraphPassages(where)
      for (const text of texts) yield* passages.add(text)
      yield* passages.end()
    }
    yield* readOleProperties(file)
    for (const object of embeddedObjects(show, context.limits.wholeFileBytes))
      if (object === undefined)
        yield { type: 'gap', where: '', state: 'damaged', reason: 'An embedded document is damaged', bytes: 0 }
      else yield { type: 'child', name: object.name, ...(await context.spool(object.bytes)) }
    yield* readEmbedded(file, [file.stream('Pictures') ?? new Uint8Array()], context)
  },
}
