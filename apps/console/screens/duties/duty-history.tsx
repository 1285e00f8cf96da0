import { useState } from 'react'
import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { useCase } from '../case/case-context.ts'

/** What changed of a duty, through what, and what was done with which proof; asked for only when somebody wants it. */
export function DutyHistory({ deadlineId }: { deadlineId: string }) {
  const text = useText()
  const [isWanted, setWanted] = useState(false)
  if (isWanted) return <History deadlineId={deadlineId} />
  return (
    <div className="row">
      <Button tone="bare" icon="clock" onPress={() => setWanted(true)}>
        {text('duties.history.show')}
      </Button>
    </div>
  )
}

/** Newest first. */
function History({ deadlineId }: { deadlineId: string }) {
  const text = useText()
  const word = useWord()
  const { case_id } = useCase()
  const { data, error } = useRead('read-deadline', { case_id, deadline_id: deadlineId })
  if (data === undefined)
    return error === null ? <p className="soft">{text('shell.loading')}</p> : <FailedRead error={error} />
  const marks = data.marks.map(({ how, proof, reason, contact_id, by, at }) => ({
    at,
    by: by.name,
    words:
      how === 'done'
        ? text('duties.history.done', {
            proof: proof ?? (contact_id === undefined ? '' : text('duties.history.contact')),
          })
        : text('duties.history.undone', { reason: reason ?? '' }),
  }))
  const changes = data.changes.map(({ after, causes, by, at }) => ({
    at,
    by: by?.name,
    words:
      causes.length === 0
        ? text('duties.history.came', { after: word('duty-status', after) })
        : text('duties.history.changed', {
            after: word('duty-status', after),
            causes: causes.map(({ input }) => input).join(', '),
          }),
  }))
  const lines = [...marks, ...changes].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <>
      <h4>{text('duties.history')}</h4>
      {lines.length === 0 ? (
        <p className="soft">{text('duties.history.none')}</p>
      ) : (
        <Rows
          label={text('duties.history')}
          rows={lines.map(({ at, by, words }, n) => ({
            id: `${at} ${n}`,
            title: <bdi>{words}</bdi>,
            note: (
              <>
                {by !== undefined && `${by} · `}
                <Instant at={at} />
              </>
            ),
          }))}
        />
      )}
    </>
  )
}
