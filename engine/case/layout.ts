import { join } from 'node:path'

/** Names of everything in a case folder. `work/` is for resuming only and may be deleted after a finished run. */
export function caseLayout(folder: string) {
  const at = (...parts: string[]): string => join(folder, ...parts)
  return {
    folder,
    summary: at('summary.json'),
    people: at('people.csv'),
    harm: at('harm.csv'),
    links: at('links.csv'),
    review: at('review.csv'),
    exposures: at('exposures.csv'),
    items: at('items.csv'),
    gaps: at('gaps.csv'),
    duties: at('duties.json'),
    report: at('report.html'),
    letters: at('letters'),
    tables: at('tables'),
    ledger: at('ledger'),
    /** Signs the ledger; whoever has it can write a new one, so it is kept apart from copies that are given away. */
    ledgerKey: at('ledger.key'),
    work: at('work'),
    spool: at('work', 'spool'),
    readStore: (key: string) => at('work', `read-${key}.log`),
  }
}

export type CaseLayout = ReturnType<typeof caseLayout>
