import { useEffect, useMemo, useRef } from 'react'
import type { OutputOf } from '../../../../../office/client-types.ts'
import { useRead } from '../../../api/use-read.ts'
import { useCommands } from '../../../app/commands.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import type { Command } from '../../../design/navigation/command.ts'
import { KeyHints } from '../../../design/navigation/key-hints.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'
import { ItemView } from '../../evidence/viewer/item-view.tsx'
import { useJudging, type Verdict } from './use-judging.ts'

type Sample = OutputOf<'read-sample'>

/** The things drawn for a sample, one at a time, each at its place in the evidence. */
export function JudgeSample({ sampleId }: { sampleId: string }) {
  const text = useText()
  const { case_id } = useCase()
  const { data, error, refetch } = useRead('read-sample', { case_id, sample_id: sampleId }, { once: true })
  if (data === undefined)
    return error === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={error} again={() => void refetch()} />
    )
  return <Judging key={sampleId} sampleId={sampleId} sample={data} />
}

function Judging({ sampleId, sample: { kind, run_id, drawn } }: { sampleId: string; sample: Sample }) {
  const text = useText()
  const word = useWord()
  const judging = useJudging(sampleId)
  const left = drawn.filter(({ n, verdict }) => verdict === undefined && !judging.judged.includes(n))
  const now = left[0]
  const judge = (verdict: Verdict) => now !== undefined && judging.judge(now.n, verdict)
  useJudgingKeys(judge, judging.undo)
  const failed = judging.error !== null && <FailedRead error={judging.error} />
  if (now === undefined)
    return (
      <>
        {failed}
        <EmptyState icon="done" title={text('samples.done.title')} action={<Undo judging={judging} />}>
          <p>{text('samples.done.text')}</p>
        </EmptyState>
      </>
    )
  const { item, location, element } = now
  const place = { run_id, item, ...(location !== undefined && { location }), ...(element !== undefined && { element }) }
  return (
    <>
      <section className="card" aria-label={text('samples.question')}>
        <p className="soft figures">{text('samples.at', { n: drawn.length - left.length + 1, all: drawn.length })}</p>
        <p className="samples-question">
          {kind === 'empty-items' || element === undefined
            ? text('samples.ask.empty')
            : text('samples.ask.finding', { element: word('element', element) })}
        </p>
        {failed}
        <div className="row no-print">
          <Button icon="check" onPress={() => judge('right')}>
            {text(kind === 'empty-items' ? 'samples.right.empty' : 'samples.right')}
          </Button>
          <Button icon="cross" onPress={() => judge('wrong')}>
            {text(kind === 'empty-items' ? 'samples.wrong.empty' : 'samples.wrong')}
          </Button>
          <Button icon="info" onPress={() => judge('unsure')}>
            {text('review.unsure')}
          </Button>
          <Undo judging={judging} />
        </div>
        <KeyHints
          label={text('review.keys')}
          hints={[
            { keys: 'r', does: text(kind === 'empty-items' ? 'samples.right.empty' : 'samples.right') },
            { keys: 'w', does: text(kind === 'empty-items' ? 'samples.wrong.empty' : 'samples.wrong') },
            { keys: 'u', does: text('review.unsure') },
            { keys: 'z', does: text('samples.undo') },
          ]}
        />
      </section>
      <ItemView key={now.n} place={place} />
    </>
  )
}

function Undo({ judging: { canUndo, undo, isUndoing } }: { judging: ReturnType<typeof useJudging> }) {
  const text = useText()
  if (!canUndo) return null
  return (
    <Button tone="bare" icon="undo" isPending={isUndoing} onPress={undo}>
      {text('samples.undo')}
    </Button>
  )
}

function useJudgingKeys(judge: (verdict: Verdict) => void, undo: () => void): void {
  const text = useText()
  const latest = useRef({ judge, undo })
  useEffect(() => {
    latest.current = { judge, undo }
  })
  const commands = useMemo((): Command[] => {
    const own = { icon: 'review', group: 'do' } as const
    return [
      { ...own, id: 'sample-right', title: text('samples.right'), keys: 'r', run: () => latest.current.judge('right') },
      { ...own, id: 'sample-wrong', title: text('samples.wrong'), keys: 'w', run: () => latest.current.judge('wrong') },
      {
        ...own,
        id: 'sample-unsure',
        title: text('review.unsure'),
        keys: 'u',
        run: () => latest.current.judge('unsure'),
      },
      { ...own, id: 'sample-undo', title: text('samples.undo'), keys: 'z', run: () => latest.current.undo() },
    ]
  }, [text])
  useCommands(commands)
}
