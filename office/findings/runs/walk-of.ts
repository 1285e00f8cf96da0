import { openRow } from '../../../base/vault/index.ts'
import type { Walk } from '../../../engine/evidence/index.ts'
import type { Office } from '../../access/index.ts'
import type { SourceWords } from '../sources/source.ts'
import type { evidenceOf } from './evidence-of.ts'

type Evidence = Awaited<ReturnType<typeof evidenceOf>>

/** A source as a run calls it: paths of its items begin with `prefix`. Kept with the run, for sources come and go. */
export interface NamedSource {
  source: string
  name: string
  prefix: string
}

export const runSourcesPath = (run: string): string => `runs/${run}/sources`

/** Each source under its label; where there are several, as the first folder of its items. */
export function nameSources(office: Office, caseId: string, evidence: Evidence): NamedSource[] {
  const keys = office.keyring.caseKeys(caseId)
  const taken = new Set<string>()
  return evidence.map(({ source, words }) => {
    const { label } = openRow(keys, { table: 'sources', row: source }, words) as SourceWords
    const name = ownName(label, taken)
    return { source, name, prefix: evidence.length > 1 ? `${name}/` : '' }
  })
}

/** All sources as one walk; the bytes stay in the vault, for everything has been read. */
export function walkOf(evidence: Evidence, named: readonly NamedSource[]): Walk {
  const walk: Walk = { sources: [], items: [], gaps: [] }
  for (const [at, { source, manifest }] of evidence.entries()) {
    const { name, prefix } = named[at]!
    const bytes = manifest.items.reduce((sum, item) => sum + item.bytes, 0)
    walk.sources.push({ path: name, root: `/sealed/${source}`, kind: 'folder', items: manifest.items.length, bytes })
    for (const { item, bytes, modified, sha256, object } of manifest.items)
      walk.items.push({ item: prefix + item, bytes, modified, sha256, path: `/sealed/${object}`, source: at })
    for (const gap of manifest.gaps) walk.gaps.push({ ...gap, item: prefix + gap.item, source: at })
  }
  return walk
}

function ownName(label: string, taken: Set<string>): string {
  const plain = label.replaceAll('/', ' ')
  let name = plain
  for (let copy = 2; taken.has(name); copy++) name = `${plain}~${copy}`
  taken.add(name)
  return name
}
