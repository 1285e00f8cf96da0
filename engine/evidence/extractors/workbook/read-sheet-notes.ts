import type { Content } from '../../content.ts'
import type { Package } from '../packages/package.ts'
import { readRelations } from '../packages/relations.ts'
import { readTextParts } from '../packages/text-parts.ts'
import { placeName } from './place-name.ts'

/** What hangs on a sheet: comments, text boxes, charts, and the addresses behind its links. */
export async function* readSheetNotes(from: Package, sheet: { name: string; part: string }): AsyncIterable<Content> {
  const relations = await readRelations(from, sheet.part)
  const links = relations.filter(({ type, isExternal }) => isExternal && type === 'hyperlink')
  const where = `sheet=${placeName(sheet.name)}`
  if (links.length > 0)
    yield { type: 'passage', where: `${where};part=links`, text: links.map(({ target }) => target).join('\n') }
  yield* readTextParts(from, relations, where)
  for (const { target, type } of relations)
    if (type === 'drawing') yield* readTextParts(from, await readRelations(from, target), where)
}
