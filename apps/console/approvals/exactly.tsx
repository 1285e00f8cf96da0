import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { FailedRead } from '../app/failed-read.tsx'
import { Button } from '../design/actions/button.tsx'
import { Facts } from '../design/lists/facts.tsx'
import { useText } from '../messages/use-text.ts'

/** What exactly would be done, as it was asked for. Looking at it is recorded, because it may speak of somebody. */
export function Exactly({ approvalId }: { approvalId: string }) {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const { data, error } = useRead('read-approval', { approval_id: approvalId }, { when: isOpen })
  if (!isOpen)
    return (
      <span className="row">
        <Button tone="bare" icon="eye" onPress={() => setOpen(true)}>
          {text('approvals.exactly')}
        </Button>
      </span>
    )
  if (error !== null) return <FailedRead error={error} />
  if (data === undefined) return <span className="row">{text('shell.loading')}</span>
  const parts = Object.entries(data.input)
  if (parts.length === 0) return <span className="row">{text('approvals.nothingMore')}</span>
  const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
  return <Facts facts={parts.map(([name, value]) => ({ name, value: shown(value) }))} />
}
