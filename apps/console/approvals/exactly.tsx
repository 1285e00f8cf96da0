import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { FailedRead } from '../app/failed-read.tsx'
import { Button } from '../design/actions/button.tsx'
import { Facts } from '../design/lists/facts.tsx'
import { type Text, useText } from '../messages/use-text.ts'
import { PartValue } from './part-value.tsx'
import { spokenParts } from './spoken-actions.ts'

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
  const given = Object.entries(data.input).filter(([name]) => name !== 'case_id')
  if (given.length === 0) return <span className="row">{text('approvals.nothingMore')}</span>
  return (
    <Facts
      facts={given.map(([name, value]) => ({
        name: partWords(name, text),
        value: <PartValue name={name} value={value} caseId={data.case_id} />,
      }))}
    />
  )
}

function partWords(name: string, text: Text): string {
  const known = spokenParts.find((one) => one === name)
  return known === undefined ? name : text(`approvals.part.${known}`)
}
