import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'

/** The key that seals the case now. A new one is made when somebody leaves who could have copied it. */
export function CaseKey({ version }: { version: number }) {
  const text = useText()
  const { case_id } = useCase()
  const rotate = useWrite('rotate-case-key', {
    changes: ['read-keeping'],
    onDone: () => tell({ text: text('keeping.rotated'), tone: 'good' }),
  })
  return (
    <section className="card">
      <h2>{text('keeping.key')}</h2>
      <p>{text('keeping.keyVersion', { version })}</p>
      <p className="soft">{text('keeping.keyText')}</p>
      {rotate.error !== null && <FailedRead error={rotate.error} />}
      <div className="row no-print">
        <Button icon="key" isPending={rotate.isPending} onPress={() => rotate.mutate({ case_id })}>
          {text('keeping.rotate')}
        </Button>
      </div>
    </section>
  )
}
