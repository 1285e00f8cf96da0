import { relative } from 'node:path'
import type { Clock } from '../base/clock.ts'
import { recordRun } from '../base/ledger/index.ts'
import { version } from '../base/version.ts'
import type { CaseLayout, Item, Summary } from './case/index.ts'
import type { Walk } from './evidence/index.ts'
import { fingerprintOf, type ReadSettings } from './read-evidence.ts'

/** The ledger's account of one run: that it began, the hash of each source, the hash of each result. `./cordon verify` checks it. */
export interface ScopeRecord {
  evidence(items: readonly Item[]): void
  results(summary: Summary): void
}

/** Begins the account in the case's own ledger; nothing in it is personal: counts, hashes and keyed references. */
export function recordScope(layout: CaseLayout, walk: Walk, settings: ReadSettings, clock: Clock): ScopeRecord {
  const facts = { version, settings: fingerprintOf(settings), sources: walk.sources.length }
  const run = recordRun(layout.ledger, layout.ledgerKey, clock, facts)
  return {
    evidence(items) {
      run.sources(
        walk.sources.map(({ path, bytes }, at) => {
          const own = items.filter(({ source, sha256 }) => source === at && sha256 !== '')
          return { path, bytes, items: own.length, hashes: own.map(({ sha256 }) => sha256) }
        }),
      )
    },
    results(summary) {
      const { people, exposures, items, gaps, harm, links, review, duties, summary: counts, folder } = layout
      const files = [people, exposures, items, gaps, harm, links, review, duties, counts].map((path) =>
        relative(folder, path),
      )
      run.finish({ counts: countsOf(summary), folder, files })
    },
  }
}

function countsOf({ people, items, gaps }: Summary): Record<string, number> {
  return {
    'people.proven': people.proven,
    'people.linked': people.linked,
    'people.ambiguous': people.ambiguous,
    'people.unlisted': people.unlisted,
    'items.total': items.total,
    'items.read': items.read,
    'items.partial': items.partial,
    'items.unread': items.unread,
    gaps,
  }
}
