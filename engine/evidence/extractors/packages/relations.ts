import type { Package } from './package.ts'
import { readXml } from './read-xml.ts'

/** A pointer from one part of an OOXML package to another part, or outside it (a hyperlink). */
export interface Relation {
  id: string
  /** Last word of the type address: `worksheet`, `hyperlink`, `comments`, `image`. */
  type: string
  /** Part name in the package, or the address as written when `isExternal`. */
  target: string
  isExternal: boolean
}

/** The relations of a part ('' for those of the package itself); empty where it has none. */
export async function readRelations(from: Package, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/')
  const folder = slash < 0 ? '' : part.slice(0, slash + 1)
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`
  const relations: Relation[] = []
  await readXml(from.open(name), {
    open(element, { Id, Type, Target, TargetMode }) {
      if (element !== 'Relationship' || Target === undefined) return
      const isExternal = TargetMode === 'External'
      const target = isExternal ? Target : resolve(folder, Target)
      relations.push({ id: Id ?? '', type: (Type ?? '').split('/').pop()!, target, isExternal })
    },
  })
  return relations
}

/** Part name of `target` as written in a part that lies in `folder`. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target
  const steps: string[] = []
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** The main part of an OOXML package, by its relation, else by the usual name. */
export async function mainPart(from: Package, usual: string): Promise<string> {
  const relation = (await readRelations(from, '')).find(({ type }) => type === 'officeDocument')
  return relation !== undefined && from.has(relation.target) ? relation.target : usual
}
