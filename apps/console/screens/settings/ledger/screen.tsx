import { useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import type { Column } from '../../../design/tables/column.ts'
import { DataTable } from '../../../design/tables/data-table.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useZone } from '../../../design/time/zone.ts'
import { useText } from '../../../messages/use-text.ts'
import { type Chosen, EntryFilters, filterOf } from './entry-filter.tsx'
import { type LedgerEntry, useEntryWords } from './entry-words.ts'
import { OneEntry } from './one-entry.tsx'
import { useEntries } from './use-entries.ts'
import { Verify } from './verify.tsx'

/** The ledger to look into, and to check. */
export function Screen() {
  const text = useText()
  const zone = useZone()
  const [chosen, setChosen] = useState<Chosen>({ caseId: null, group: 'all', account: null, from: null, to: null })
  const mayLook = useMayLook(chosen.caseId)
  const found = useEntries(filterOf(chosen, zone), chosen.caseId, mayLook === true)
  const columns = useColumns()
  const [opened, setOpened] = useState<LedgerEntry | null>(null)
  return (
    <div className="stack">
      <p className="soft read">{text('ledger.text')}</p>
      <Verify />
      <EntryFilters chosen={chosen} change={(part) => setChosen({ ...chosen, ...part })} />
      {found.error !== null && <FailedRead error={found.error} again={found.again} />}
      {mayLook === false ? (
        <EmptyState icon="lock" title={text('ledger.notYours')}>
          <p>{text('ledger.notYoursText')}</p>
        </EmptyState>
      ) : found.isRead ? (
        <DataTable
          label={text('ledger.entries')}
          columns={columns}
          count={found.count}
          row={(index) => found.entries[index]}
          onWant={(_, end) => found.want(end)}
          onOpen={setOpened}
          empty={
            <EmptyState icon="search" title={text('ledger.none')}>
              <p>{text('ledger.noneText')}</p>
            </EmptyState>
          }
        />
      ) : (
        found.error === null && <p className="soft">{text('shell.loading')}</p>
      )}
      {opened !== null && <OneEntry entry={opened} caseId={chosen.caseId} onEnd={() => setOpened(null)} />}
    </div>
  )
}

/** Whether my role shows this ledger; undefined while it is not known. Asked before, so that a look is not a refusal on record. */
function useMayLook(caseId: string | null): boolean | undefined {
  const of = useRead('read-case', { case_id: caseId ?? '' }, { when: caseId !== null })
  return caseId === null ? true : of.data?.may.includes('see-case-ledger')
}

function useColumns(): Column<LedgerEntry>[] {
  const text = useText()
  const words = useEntryWords()
  return [
    {
      id: 'number',
      title: text('ledger.column.number'),
      width: '5.5rem',
      align: 'end',
      from: 480,
      cell: ({ seq }) => (seq === undefined ? <span className="soft">{text('ledger.pending')}</span> : seq),
    },
    {
      id: 'at',
      title: text('ledger.column.at'),
      width: '13.5rem',
      from: 900,
      cell: ({ at }) => <Instant at={at} far={false} />,
    },
    {
      id: 'actor',
      title: text('ledger.column.actor'),
      width: 'minmax(7rem, 1fr)',
      cell: ({ actor }) => words.actor(actor),
    },
    {
      id: 'what',
      title: text('ledger.column.what'),
      width: 'minmax(9rem, 1.7fr)',
      cell: ({ what }) => words.what(what),
    },
    {
      id: 'facts',
      title: text('ledger.column.facts'),
      width: 'minmax(10rem, 2fr)',
      from: 640,
      cell: ({ facts }) => <span className="soft">{words.facts(facts)}</span>,
    },
  ]
}
