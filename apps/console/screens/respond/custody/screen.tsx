import { useState } from 'react'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { AddExhibit } from './add-exhibit.tsx'
import { type Exhibit, hashTones } from './exhibit.ts'
import { useExhibits } from './use-exhibits.ts'

/** Everything in the chain of custody: who has it, where, and whether its hash held. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const { state } = useCase()
  const [isAdding, setAdding] = useState(false)
  const { data, error, refetch } = useExhibits()
  if (!may('see-custody')) return <CustodyClosed />
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <div className="stack">
      {may('keep-custody') && state === 'open' && (
        <div className="row no-print">
          <Button icon="plus" onPress={() => setAdding(true)}>
            {text('custody.add')}
          </Button>
        </div>
      )}
      {data.exhibits.length === 0 ? (
        <EmptyState icon="lock" title={text('custody.none.title')} level={2}>
          <p>{text('custody.none.text')}</p>
        </EmptyState>
      ) : (
        <ExhibitRows exhibits={data.exhibits} />
      )}
      {isAdding && <AddExhibit onEnd={() => setAdding(false)} />}
    </div>
  )
}

export function CustodyClosed() {
  const text = useText()
  return (
    <EmptyState icon="lock" title={text('custody.closed.title')}>
      <p>{text('custody.closed.text')}</p>
    </EmptyState>
  )
}

function ExhibitRows({ exhibits }: { exhibits: readonly Exhibit[] }) {
  const text = useText()
  const word = useWord()
  const { case_id: caseId } = useCase()
  return (
    <div className="card">
      <Rows
        label={text('respond.custody')}
        rows={exhibits.map(({ exhibit_id, code, kind, description, holder, storage, last_check }) => ({
          id: exhibit_id,
          title: (
            <Link to="/cases/$caseId/respond/custody/$exhibitId" params={{ caseId, exhibitId: exhibit_id }}>
              {code} · <bdi>{description}</bdi>
            </Link>
          ),
          note: (
            <>
              {word('exhibit', kind)} · <bdi>{text('custody.heldBy', { name: holder, where: storage })}</bdi>
            </>
          ),
          ...(last_check !== undefined && {
            end: <Badge tone={hashTones[last_check]}>{word('hash', last_check)}</Badge>,
          }),
        }))}
      />
    </div>
  )
}
