import type { Content } from '../../content.ts'
import type { Package } from '../packages/package.ts'
import { readTexts } from '../packages/read-texts.ts'
import { type Relation, readRelations } from '../packages/relations.ts'

const textTypes: Record<string, string> = {
  comments: 'comments',
  threadedComment: 'comments',
  drawing: 'drawing',
  chart: 'chart',
  diagramData: 'diagram',
}

/** What hangs on a sheet: comments, text boxes, charts, and the addresses behind its links. */
export async function* readSheetNotes(from: Package, sheet: { name: string; part: string }): AsyncIterable<Content> {
  const relations = await readRelations(from, sheet.part)
  const links = relations.filter(isLink).map(({ target }) => target)
  const where = `sheet=${sheet.name}`
  if (links.length > 0) yield { type: 'passage', where: `${where};part=links`, text: links.join('\n') }
  yield* readTextParts(from, relations, where)
  for (const { target, type } of relations)
    if (type === 'drawing') yield* readTextParts(from, await readRelations(from, target), where)
}

export function isLink({ type, isExternal, target }: Relation): boolean {
  return isExternal && type === 'hyperlink' && target !== ''
}

async function* readTextParts(from: Package, relations: Relation[], where: string): AsyncIterable<Content> {
  for (const { type, target, isExternal } of relations) {
    const part = textTypes[type]
    if (part === undefined || isExternal) continue
    const lines = await readTexts(from, target)
    if (lines.length > 0) yield { type: 'passage', where: `${where};part=${part}`, text: lines.join('\n') }
  }
}
