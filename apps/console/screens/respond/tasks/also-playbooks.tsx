import type { OutputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { Banner } from '../../../design/status/banner.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'
import type { Vector } from '../../cases/incident-draft.ts'

/** Answers showed that it came about in another way too: that playbook is offered. */
export function AlsoPlaybooks({ also }: { also: OutputOf<'list-tasks'>['also'] }) {
  const text = useText()
  const word = useWord()
  const { case_id, version, vectors } = useCase()
  const add = useWrite('change-incident', {
    changes: ['read-case', 'list-tasks'],
    onDone: () => tell({ text: text('respond.also.added'), tone: 'good' }),
  })
  if (also.length === 0) return null
  return (
    <>
      {add.error !== null && <FailedRead error={add.error} />}
      {also.map((vector) => (
        <Banner
          key={vector}
          tone="info"
          icon="respond"
          title={text('respond.also.title', { vector: word('vector', vector) })}
          actions={
            <Button
              tone="main"
              isPending={add.isPending}
              onPress={() => add.mutate({ case_id, version, vectors: [...(vectors as Vector[]), vector] })}
            >
              {text('respond.also.add')}
            </Button>
          }
        >
          <p>{text('respond.also.text')}</p>
        </Banner>
      ))}
    </>
  )
}
