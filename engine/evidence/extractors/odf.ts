import { type Content, Unreadable } from '../content.ts'
import { decodeText } from '../decode-text.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { OdfReader } from './odf/odf-reader.ts'
import { unwrapOleObject } from './ole/unwrap-object.ts'
import { orGap } from './packages/or-gap.ts'
import { openPackage, type Package, readPart } from './packages/package.ts'
import { feedXml, readXml } from './packages/read-xml.ts'
import { placeName } from './workbook/place-name.ts'

/**
 * OpenDocument texts, sheets and presentations, packed (ODT, ODS, ODP) or as one XML file (FODT, FODS): paragraphs, tables, notes,
 * comments, deleted text, headers and footers; pictures and embedded objects as children.
 */
export const odf: Extractor = {
  name: 'odf',
  kinds: ['odt', 'ods', 'odp', 'fodt', 'fods'],
  async *extract(bytes, context): AsyncIterable<Content> {
    if (context.kind.startsWith('f')) {
      yield* readDocument(bytes.pieces(), 'part=body', context)
      return
    }
    const document = await openPackage(bytes, context)
    if (await isEncrypted(document)) throw new Unreadable('encrypted', 'The document is protected with a password')
    if (!document.has('content.xml')) throw new Unreadable('damaged', 'The document has no content')
    yield* orGap(readDocument(document.open('content.xml'), 'part=body', context), 'part=body')
    yield* orGap(readDocument(document.open('styles.xml'), 'part=header', context), 'part=header')
    for (const name of document.names) yield* orGap(readOther(document, name, context), `part=${placeName(name)}`)
  },
}

async function* readDocument(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  where: string,
  context: ExtractContext,
): AsyncIterable<Content> {
  const reader = new OdfReader(where)
  for await (const _ of feedXml(pieces, reader)) {
    context.checkIn()
    yield* reader.take()
  }
  yield* reader.end()
  for (const { name, bytes } of reader.pictures) yield { type: 'child', name, ...(await context.spool(bytes)) }
}

async function* readOther(document: Package, name: string, context: ExtractContext): AsyncIterable<Content> {
  const object = /^(Object[^/]*)\/content\.xml$/.exec(name)?.[1]
  if (object !== undefined) yield* readDocument(document.open(name), `part=${object}`, context)
  else if (/^(Pictures|media|Media)\//.test(name))
    yield { type: 'child', name, ...(await context.spool(document.open(name))) }
  else if (/^(Basic|Scripts)\/.*\.(xml|xba|py|js|bsh)$/.test(name)) yield* readMacro(document, name)
  else if (/^Object[^/]*$/.test(name))
    for (const inner of unwrapOleObject(await readPart(document, name, context.limits.wholeFileBytes), name))
      yield { type: 'child', name: inner.name, ...(await context.spool(inner.bytes)) }
}

/** Macros are read as text: people write passwords and addresses into them. */
async function* readMacro(document: Package, name: string): AsyncIterable<Content> {
  let text = ''
  const handlers = {
    text(more: string) {
      text += more
    },
  }
  if (/\.(xml|xba)$/.test(name)) await readXml(document.open(name), handlers)
  else text = decodeText(await readPart(document, name)).text
  if (text.trim() !== '') yield { type: 'passage', where: `part=${name}`, text: text.trim() }
}

async function isEncrypted(document: Package): Promise<boolean> {
  let found = false
  await readXml(document.open('META-INF/manifest.xml'), {
    open(name) {
      if (name === 'encryption-data') found = true
    },
  })
  return found
}
