import { type Content, Unreadable } from '../../content.ts'
import type { ExtractContext } from '../contract.ts'
import { unwrapOleObject } from '../ole/unwrap-object.ts'
import { type Package, readPart } from './package.ts'
import { readXml } from './read-xml.ts'

/**
 * What lies beside the text of an OOXML document: embedded files and pictures as children, data bound to content controls, and
 * the properties that people write (title, subject ...; not the author, who is no patient).
 */
export async function* readSideParts(from: Package, context: ExtractContext): AsyncIterable<Content> {
  for (const name of from.names) {
    if (/^customXml\/item\d+\.xml$/.test(name)) yield* readCustomXml(from, name)
    else if (/^docProps\/(core|custom)\.xml$/.test(name)) yield* readProperties(from, name)
    else if (isEmbedded(name)) yield* readEmbedded(from, name, context)
  }
}

/** Parts that are no XML are files of their own: pictures, attachments, pages taken in whole. Fonts, macros and settings are not. */
function isEmbedded(name: string): boolean {
  if (/\.bin$/i.test(name)) return /\/embeddings\//i.test(name) || /oleObject/i.test(name)
  return (
    !/\.(xml|rels|vml|odttf|ttf|fntdata|psmdcp|sigs|cat)$/i.test(name) &&
    !/^docProps\/thumbnail|^mimetype$|^_xmlsignatures/i.test(name)
  )
}

async function* readEmbedded(from: Package, name: string, context: ExtractContext): AsyncIterable<Content> {
  try {
    if (/ole|\.bin$/i.test(name) && from.size(name) < context.limits.wholeFileBytes) {
      for (const inner of unwrapOleObject(await readPart(from, name, context.limits.wholeFileBytes), name))
        yield { type: 'child', name: inner.name, ...(await context.spool(inner.bytes)) }
      return
    }
    yield { type: 'child', name, ...(await context.spool(from.open(name))) }
  } catch (error) {
    if (error instanceof Unreadable && error.state === 'too-large') throw error
    const reason = `The embedded file ${name} is damaged`
    yield { type: 'gap', where: `part=${name}`, state: 'damaged', reason, bytes: from.size(name) }
  }
}

async function* readCustomXml(from: Package, name: string): AsyncIterable<Content> {
  const lines: string[] = []
  let own = ''
  await readXml(from.open(name), {
    open: () => {
      own = ''
    },
    text: (text) => {
      own += text
    },
    close(element) {
      if (own.trim() !== '') lines.push(`${element}: ${own.trim()}`)
      own = ''
    },
  })
  const part = name.slice(0, -'.xml'.length)
  if (lines.length > 0) yield { type: 'passage', where: `part=${part}`, text: lines.join('\n') }
}

const writtenProperties = new Set(['title', 'subject', 'description', 'keywords', 'category'])

async function* readProperties(from: Package, part: string): AsyncIterable<Content> {
  const lines: string[] = []
  let own = ''
  let property = ''
  await readXml(from.open(part), {
    open(element, { name }) {
      own = ''
      if (element === 'property') property = name ?? ''
    },
    text: (text) => {
      own += text
    },
    close(element) {
      const label = writtenProperties.has(element) ? element : property
      if (own.trim() !== '' && label !== '') lines.push(`${label}: ${own.trim()}`)
      own = ''
      if (element === 'property') property = ''
    },
  })
  if (lines.length > 0) yield { type: 'passage', where: 'part=properties', text: lines.join('\n') }
}
