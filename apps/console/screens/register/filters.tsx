import { useNavigate } from '@tanstack/react-router'
import type { OutputOf } from '../../../../office/client-types.ts'
import { useRead } from '../../api/use-read.ts'
import type { RegisterFilter } from '../../app/use-open-register.ts'
import { Button } from '../../design/actions/button.tsx'
import type { Choice } from '../../design/fields/choice.tsx'
import { ComboBox } from '../../design/fields/combo-box.tsx'
import { Select } from '../../design/fields/select.tsx'
import { usePlaceName } from '../../messages/use-place-name.ts'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'

interface FiltersProps {
  caseId: string
  runId: string
  filter: RegisterFilter
}

type Counts = OutputOf<'count-people'>

/** Choices of a list may have any id but an empty one. */
const anybody = 'anybody'
const nowhere = 'not-known'

/** Whom to show. It stands in the address, as codes, so that a list can be sent to a colleague or come back to. */
export function Filters({ caseId, runId, filter }: FiltersProps) {
  const text = useText()
  const navigate = useNavigate()
  const { data } = useRead('count-people', { case_id: caseId, run_id: runId })
  const set = (part: Partial<Record<keyof RegisterFilter, string | undefined>>) => {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined)
    void navigate({
      to: '/cases/$caseId/register',
      params: { caseId },
      search: Object.fromEntries(next) as RegisterFilter,
      replace: true,
      resetScroll: false,
    })
  }
  return (
    <fieldset className="register-filters no-print">
      <legend className="unseen">{text('register.filters')}</legend>
      {data !== undefined && <FilterFields counts={data} filter={filter} set={set} />}
      {Object.keys(filter).length > 0 && (
        <div className="register-clear">
          <Button
            tone="bare"
            icon="cross"
            onPress={() => void navigate({ to: '/cases/$caseId/register', params: { caseId }, search: {} })}
          >
            {text('register.clear')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

function FilterFields({
  counts,
  filter,
  set,
}: {
  counts: Counts
  filter: RegisterFilter
  set(part: Partial<Record<keyof RegisterFilter, string | undefined>>): void
}) {
  const text = useText()
  const word = useWord()
  const placeName = usePlaceName()
  const some = (of: Record<string, number>, say: (code: string) => string): Choice[] =>
    Object.entries(of)
      .filter(([, n]) => n > 0)
      .sort(([, a], [, b]) => b - a)
      .map(([code, n]) => ({ id: code === '' ? nowhere : code, text: text('register.choice', { what: say(code), n }) }))
  const all: Choice = { id: anybody, text: text('register.anybody') }
  const n = (counts.band['high'] ?? 0) + (counts.band['very-high'] ?? 0)
  const worst: Choice = { id: 'worst', text: text('register.choice', { what: text('register.worst'), n }) }
  const chosen = (id: string) => (id === anybody ? undefined : id)
  return (
    <>
      <Select
        label={text('register.column.harm')}
        choices={[all, worst, ...some(counts.band, (code) => word('band', code))]}
        value={filter.band ?? anybody}
        onChange={(band) => set({ band: chosen(band) })}
      />
      <Select
        label={text('register.column.outcome')}
        choices={[all, ...some(counts.outcome, (code) => word('outcome', code))]}
        value={filter.outcome ?? anybody}
        onChange={(outcome) => set({ outcome: chosen(outcome) })}
      />
      <Select
        label={text('register.flag')}
        choices={[all, ...some(counts.flag, (code) => word('flag', code))]}
        value={filter.flag ?? anybody}
        onChange={(flag) => set({ flag: chosen(flag) })}
      />
      <ComboBox
        label={text('register.element')}
        choices={some(counts.element, (code) => word('element', code))}
        value={filter.element ?? null}
        onChange={(element) => set({ element: element ?? undefined })}
      />
      <ComboBox
        label={text('register.column.residence')}
        choices={some(counts.residence, placeName)}
        value={filter.residence === '' ? nowhere : (filter.residence ?? null)}
        onChange={(residence) => set({ residence: residence === nowhere ? '' : (residence ?? undefined) })}
      />
    </>
  )
}
