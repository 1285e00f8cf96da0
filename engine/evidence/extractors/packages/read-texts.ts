import type { Package } from './package.ts'
import { type Attributes, attribute, readXml } from './read-xml.ts'

/** Elements whose text is read: runs of text, values of charts, threaded comments, deleted text. */
const textElements = new Set(['t', 'v', 'text', 'delText'])
/** Elements that end a line of text. */
const lineElements = new Set(['p', 'si', 'pt', 'comment', 'threadedComment', 'cm', 'pLbl'])

/**
 * The lines of a small side part (comments, drawings, charts, diagrams) in reading order. A comment begins with the cell it
 * stands at.
 */
export async function readTexts(from: Package, part: string): Promise<string[]> {
  const lines: string[] = []
  let line = ''
  let capturing = 0
  const end = (): void => {
    if (line.trim() !== '') lines.push(line.trim())
    line = ''
  }
  await readXml(from.open(part), {
    open(name, attributes) {
      if (textElements.has(name)) capturing++
      if (name === 'tab') line += '\t'
      if (name === 'br') end()
      if (name === 'comment' || name === 'threadedComment') line = cellOf(attributes)
      const described = descriptionOf(name, attributes)
      if (described !== '') lines.push(described)
    },
    close(name) {
      if (textElements.has(name)) capturing--
      if (lineElements.has(name)) end()
    },
    text(text) {
      if (capturing > 0) line += text
    },
  })
  end()
  return lines
}

function cellOf({ ref }: Attributes): string {
  return ref === undefined ? '' : `${ref}: `
}

/** What somebody wrote as the description of a picture; names that the program gave ("Picture 3") say nothing. */
export function descriptionOf(name: string, attributes: Attributes): string {
  if (name !== 'cNvPr' && name !== 'docPr') return ''
  return [attribute(attributes, 'descr'), attribute(attributes, 'title')].filter((text) => text?.trim()).join(' ')
}
