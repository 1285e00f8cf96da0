import { Rows } from '../../design/lists/rows.tsx'
import { Badge } from '../../design/status/badge.tsx'
import { Deadline } from '../../design/time/deadline.tsx'
import { useText } from '../../messages/use-text.ts'
import type { Duty } from './board-groups.ts'
import { MarkDone } from './mark-done.tsx'

/** The steps that the law itself parts a duty into, each with a time of its own. */
export function Stages({ duty, mayMark }: { duty: Duty; mayMark: boolean }) {
  const text = useText()
  if (duty.stages.length === 0) return null
  return (
    <Rows
      label={text('duties.stages')}
      rows={duty.stages.map((stage) => ({
        id: stage.deadline_id,
        title: <span lang="en">{stage.name}</span>,
        end: (
          <>
            {stage.done !== undefined && (
              <Badge tone="good">{text('duties.doneBy', { name: stage.done.by.name })}</Badge>
            )}
            {stage.done === undefined && stage.due !== undefined && <Deadline due={stage.due} />}
            {stage.done === undefined && mayMark && <MarkDone of={stage} duty={duty} />}
          </>
        ),
      }))}
    />
  )
}
