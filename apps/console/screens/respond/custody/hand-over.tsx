import { useQueryClient } from '@tanstack/react-query'
import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { serverClock } from '../../../design/time/clock.ts'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'
import { filledIn, isFilled, WordFields } from '../word-fields.tsx'
import { type Exhibit, type HandoverValues, noHandover, readHash, useHandoverFields } from './exhibit.ts'
import { isHashRight, WhenAndHash } from './when-and-hash.tsx'

interface HandoverDraft extends HandoverValues {
  at: string | null
  sha256: string
}
const empty: HandoverDraft = { ...noHandover, at: null, sha256: '' }

/** Records that an exhibit changed hands or place. Somebody who did so at the same moment comes first: the form stays as it was typed. */
export function HandOver({ exhibit: { exhibit_id, code, version }, onEnd }: { exhibit: Exhibit; onEnd(): void }) {
  const text = useText()
  const client = useQueryClient()
  const { case_id } = useCase()
  const fields = useHandoverFields()
  const [draft, setDraft, drop] = useDraft(`handover:${exhibit_id}`, empty)
  const { at, sha256 } = draft
  const set = (part: Partial<HandoverDraft>) => setDraft({ ...draft, ...part })
  const hand = useWrite('hand-over', {
    changes: ['list-exhibits', 'print-custody', 'read-timeline'],
    onDone() {
      drop()
      onEnd()
    },
  })
  const send = () => {
    const hash = readHash(sha256)
    const handed_at = at ?? new Date(serverClock.now()).toISOString()
    const { to, why, authority, ...more } = filledIn(fields, draft)
    const said = { to: to!, why: why!, authority: authority!, ...more, ...(hash !== undefined && { sha256: hash }) }
    const refresh = () => void client.invalidateQueries({ queryKey: ['list-exhibits'] })
    hand.mutateAsync({ case_id, exhibit_id, version, handed_at, ...said }).catch(refresh)
  }
  return (
    <FormDialog
      title={text('custody.handOver.of', { code })}
      action={text('custody.handOver.do')}
      isRight={isFilled(fields, draft) && isHashRight(sha256)}
      isPending={hand.isPending}
      error={hand.error}
      onSend={send}
      onEnd={onEnd}
      width="wide"
    >
      {(tried) => (
        <>
          <WordFields fields={fields} values={draft} tried={tried} set={set} />
          <WhenAndHash at={at} sha256={sha256} tried={tried} hint={text('custody.checkHint')} set={set} />
        </>
      )}
    </FormDialog>
  )
}
