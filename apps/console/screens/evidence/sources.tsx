import { useState } from 'react'
import type { OutputOf } from '../../../../office/client-types.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { IconButton } from '../../design/actions/icon-button.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { Dialog } from '../../design/overlays/dialog.tsx'
import { Badge, type Tone } from '../../design/status/badge.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useBytes } from '../../messages/use-bytes.ts'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { useCase } from '../case/case-context.ts'

export type Source = OutputOf<'list-sources'>['sources'][number]

/** Every source of the case, evidence and rosters, with how far it is sealed. */
export function Sources({ sources, mayAttach }: { sources: readonly Source[]; mayAttach: boolean }) {
  const text = useText()
  const [leaving, setLeaving] = useState<Source | null>(null)
  if (sources.length === 0)
    return (
      <EmptyState icon="evidence" title={text('evidence.none.title')}>
        <p>{text(mayAttach ? 'evidence.none.text' : 'evidence.none.other')}</p>
      </EmptyState>
    )
  return (
    <section className="card">
      <h2>{text('evidence.sources')}</h2>
      <SourceRows sources={sources} onLeave={mayAttach ? setLeaving : undefined} />
      {leaving !== null && <LeaveOut source={leaving} onEnd={() => setLeaving(null)} />}
    </section>
  )
}

const tones: Record<Source['state'], Tone> = { waiting: 'info', ready: 'good', failed: 'bad', removed: 'quiet' }

function SourceRows({
  sources,
  onLeave,
}: {
  sources: readonly Source[]
  onLeave: ((source: Source) => void) | undefined
}) {
  const text = useText()
  const word = useWord()
  const bytes = useBytes()
  return (
    <Rows
      label={text('evidence.sources')}
      rows={sources.map((source) => {
        const { source_id, label, purpose, from, state, failure, items, bytes: size, attached_at } = source
        return {
          id: source_id,
          icon:
            purpose === 'roster'
              ? ('register' as const)
              : from === 'folder'
                ? ('folder' as const)
                : ('upload' as const),
          title: <bdi>{label}</bdi>,
          note: (
            <>
              {text(`evidence.purpose.${purpose}`)} · {text('evidence.size', { n: items, size: bytes(size) })} ·{' '}
              <Instant at={attached_at} />
            </>
          ),
          end: (
            <>
              <Badge tone={tones[state]} {...(state === 'waiting' && { icon: 'waiting' as const })}>
                {word('source-state', state)}
              </Badge>
              {failure !== undefined && <span className="soft">{text('evidence.failure', { code: failure })}</span>}
              {onLeave !== undefined && (
                <IconButton icon="cross" label={text('evidence.leave', { label })} onPress={() => onLeave(source)} />
              )}
            </>
          ),
        }
      })}
    />
  )
}

/** Cannot be taken back, so it is asked. */
function LeaveOut({ source: { source_id, label }, onEnd }: { source: Source; onEnd(): void }) {
  const text = useText()
  const { case_id } = useCase()
  const remove = useWrite('remove-source', { changes: ['list-sources'], onDone: onEnd })
  return (
    <Dialog
      title={text('evidence.leave.title')}
      kind="alert"
      isOpen
      onClose={onEnd}
      actions={
        <>
          <Button onPress={onEnd}>{text('evidence.leave.keep')}</Button>
          <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate({ case_id, source_id })}>
            {text('evidence.leave.do')}
          </Button>
        </>
      }
    >
      <p>
        <bdi>{label}</bdi>
      </p>
      <p>{text('evidence.leave.text')}</p>
      {remove.error !== null && <FailedRead error={remove.error} />}
    </Dialog>
  )
}
