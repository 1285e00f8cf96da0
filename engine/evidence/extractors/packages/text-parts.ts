import type { Content } from '../../content.ts'
import type { Package } from './package.ts'
import { readTexts } from './read-texts.ts'
import type { Relation } from './relations.ts'

/** Relation types of side parts that hold text, and what their passages are called. */
const names: Record<string, string> = {
  comments: 'comments',
  threadedComment: 'comments',
  drawing: 'drawing',
  chart: 'chart',
  chartEx: 'chart',
  diagramData: 'diagram',
}

/** Comments, text boxes, charts and diagrams that hang on a sheet or slide, as passages `<where>;part=comments`. */
export async function* readTextParts(
  from: Package,
  relations: readonly Relation[],
  where: string,
): AsyncIterable<Content> {
  for (const { type, target, isExternal } of relations) {
    const part = names[type]
    if (part === undefined || isExternal) continue
    const lines = await readTexts(from, target)
    if (lines.length > 0) yield { type: 'passage', where: `${where};part=${part}`, text: lines.join('\n') }
  }
}
