import { useState } from 'react'
import type { ItemsSearch } from '../../../app/evidence-place.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Checkbox } from '../../../design/fields/checkbox.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { TextField } from '../../../design/fields/text-field.tsx'
import { useText } from '../../../messages/use-text.ts'
import { statesOf } from './item-states.ts'

/** What is looked for beside a state: never in the address, because paths may name people. */
export interface Wanted {
  text: string
  withFindings: boolean
}

interface ItemFiltersProps {
  /** Items of each state in all; undefined until they are known. */
  states: Record<string, number> | undefined
  state: ItemsSearch['state']
  wanted: Wanted
  onState(state: ItemsSearch['state']): void
  onWanted(wanted: Wanted): void
}

export function ItemFilters({ states, state, wanted, onState, onWanted }: ItemFiltersProps) {
  const text = useText()
  const [typed, setTyped] = useState(wanted.text)
  const n = (of: keyof typeof statesOf) => statesOf[of].reduce((sum, one) => sum + (states?.[one] ?? 0), 0)
  const choice = (of: keyof typeof statesOf) => ({
    id: of,
    text: text('register.choice', { what: text(`case.evidence.${of}`), n: n(of) }),
  })
  return (
    <form
      className="items-filters no-print"
      onSubmit={(event) => {
        event.preventDefault()
        onWanted({ ...wanted, text: typed.trim() })
      }}
    >
      <Select
        label={text('items.column.state')}
        choices={[{ id: 'all', text: text('items.all') }, choice('unread'), choice('partial'), choice('read')]}
        value={state ?? 'all'}
        onChange={(next) => onState(next === 'all' ? undefined : (next as ItemsSearch['state']))}
      />
      <TextField label={text('items.path')} value={typed} maxLength={200} onChange={setTyped} />
      <Button type="submit" icon="search">
        {text('items.find')}
      </Button>
      <Checkbox
        label={text('items.withFindings')}
        value={wanted.withFindings}
        onChange={(withFindings) => onWanted({ ...wanted, withFindings })}
      />
    </form>
  )
}
