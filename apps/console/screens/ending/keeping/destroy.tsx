import { useState } from 'react'
import type { InputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { AskedSecond } from '../../../approvals/asked-second.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { TextField } from '../../../design/fields/text-field.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'

type Reason = InputOf<'purge-case'>['reason']
const reasons = [
  ...(['retention-ended', 'opened-by-mistake', 'authority-order', 'provider-request', 'rehearsal-ended'] as const),
] satisfies Reason[]

/** Destroying the key of the case: what that means, and asking a second person to agree. */
export function Destroy({ isHeld }: { isHeld: boolean }) {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const purge = useWrite('purge-case', { changes: ['list-approvals', 'read-case'], onDone: () => setOpen(false) })
  return (
    <section className="card">
      <h2>{text('keeping.destroy')}</h2>
      <p>{text('keeping.destroyText')}</p>
      <p>{text('keeping.destroyStays')}</p>
      {isHeld ? (
        <Banner tone="info" icon="lock" title={text('keeping.destroyHeld')} />
      ) : (
        <div className="row no-print">
          <Button tone="danger" icon="people" onPress={() => setOpen(true)}>
            {text('keeping.destroyAsk')}
          </Button>
        </div>
      )}
      {purge.data?.state === 'waiting' && <AskedSecond action="purge-case" />}
      {isOpen && <DestroyForm purge={purge} onEnd={() => setOpen(false)} />}
    </section>
  )
}

/** The code of the case is typed, so that it is this one and no other. */
function DestroyForm({ purge, onEnd }: { purge: ReturnType<typeof useWrite<'purge-case'>>; onEnd(): void }) {
  const text = useText()
  const { case_id, code } = useCase()
  const [reason, setReason] = useState<Reason | null>(null)
  const [typed, setTyped] = useState('')
  const isSame = typed.trim().toUpperCase() === code
  return (
    <FormDialog
      title={text('keeping.destroyOf', { code })}
      action={text('keeping.destroyAsk')}
      isRight={reason !== null && isSame}
      isPending={purge.isPending}
      error={purge.error}
      onSend={() => purge.mutate({ case_id, reason: reason! })}
      onEnd={onEnd}
    >
      {(tried) => (
        <>
          <p>{text('keeping.destroyText')}</p>
          <Select<Reason>
            label={text('keeping.reason')}
            error={tried && reason === null ? text('keeping.reasonNone') : undefined}
            choices={reasons.map((id) => ({ id, text: text(`keeping.reason.${id}`) }))}
            value={reason}
            onChange={setReason}
          />
          <TextField
            label={text('keeping.code', { code })}
            error={tried && !isSame ? text('keeping.codeWrong') : undefined}
            maxLength={64}
            value={typed}
            onChange={setTyped}
          />
        </>
      )}
    </FormDialog>
  )
}
