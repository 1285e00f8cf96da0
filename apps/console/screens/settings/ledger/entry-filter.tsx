import { parseDate } from '@internationalized/date'
import { useRead } from '../../../api/use-read.ts'
import { ComboBox } from '../../../design/fields/combo-box.tsx'
import { DateField } from '../../../design/fields/date-field.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { useText } from '../../../messages/use-text.ts'
import { type Group, groupsOf, kindsOf } from './entry-groups.ts'
import type { EntryFilter } from './use-entries.ts'

export interface Chosen {
  /** Null: what is of no case. */
  caseId: string | null
  group: Group | 'all'
  account: string | null
  from: string | null
  to: string | null
}

/** Days in the reader's zone, the last one included. */
export function filterOf({ group, account, from, to }: Chosen, zone: string): EntryFilter {
  const start = (day: string, more: number) => parseDate(day).add({ days: more }).toDate(zone).toISOString()
  return {
    ...(group !== 'all' && { what: kindsOf(group) }),
    ...(account !== null && { account_id: account }),
    ...(from !== null && { since: start(from, 0) }),
    ...(to !== null && { until: start(to, 1) }),
  }
}

export function EntryFilters({ chosen, change }: { chosen: Chosen; change(part: Partial<Chosen>): void }) {
  const text = useText()
  const people = useRead('list-accounts', {}).data?.accounts ?? []
  const cases = useRead('list-cases', {}).data?.cases ?? []
  return (
    <div className="filters">
      {cases.length > 0 && (
        <ComboBox<string>
          label={text('ledger.case')}
          optional
          value={chosen.caseId ?? ''}
          choices={[
            { id: '', text: text('ledger.case.none') },
            ...cases.map(({ case_id, code, title }) => ({
              id: case_id,
              text: title === undefined ? code : `${code} · ${title}`,
            })),
          ]}
          // Kinds of the one are not those of the other.
          onChange={(id) => change({ caseId: id === '' ? null : id, group: 'all' })}
        />
      )}
      <Select<Group | 'all'>
        label={text('ledger.kind')}
        optional
        value={chosen.group}
        choices={[
          { id: 'all', text: text('ledger.kind.all') },
          ...groupsOf(chosen.caseId !== null).map((id) => ({ id, text: text(`ledger.kind.${id}`) })),
        ]}
        onChange={(group) => change({ group })}
      />
      <ComboBox<string>
        label={text('ledger.person')}
        optional
        value={chosen.account ?? ''}
        choices={[
          { id: '', text: text('ledger.everybody') },
          ...people.map(({ account_id, name }) => ({ id: account_id, text: name })),
        ]}
        onChange={(account) => change({ account: account === '' ? null : account })}
      />
      <DateField label={text('ledger.from')} optional value={chosen.from} onChange={(from) => change({ from })} />
      <DateField label={text('ledger.to')} optional value={chosen.to} onChange={(to) => change({ to })} />
    </div>
  )
}
