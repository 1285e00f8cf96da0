import { useDraft } from '../../app/drafts.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { useTried } from '../../app/use-tried.ts'
import { Button } from '../../design/actions/button.tsx'
import { TextArea } from '../../design/fields/text-field.tsx'
import { Dialog } from '../../design/overlays/dialog.tsx'
import { useText } from '../../messages/use-text.ts'

interface ReasonDialogProps {
  /** Under this the reason is kept until it is sent. */
  name: string
  title: string
  /** What follows from it. */
  about: string
  label: string
  /** A verb. */
  action: string
  isPending: boolean
  error: Error | null
  onSend(reason: string): void
  onEnd(): void
}

/** Asks for the reason of something that is kept on record with it. */
export function ReasonDialog({
  name,
  title,
  about,
  label,
  action,
  isPending,
  error,
  onSend,
  onEnd,
}: ReasonDialogProps) {
  const text = useText()
  const [reason, setReason] = useDraft(`reason:${name}`, '')
  const isEmpty = reason.trim() === ''
  const { form, tried, onSubmit } = useTried(!isEmpty, () => onSend(reason.trim()))
  return (
    <Dialog title={title} isOpen onClose={onEnd}>
      <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
        <p>{about}</p>
        <TextArea
          label={label}
          error={tried && isEmpty ? text('respond.reasonNone') : undefined}
          maxLength={10_000}
          value={reason}
          onChange={setReason}
        />
        {error !== null && <FailedRead error={error} />}
        <div className="row">
          <Button type="submit" tone="main" isPending={isPending}>
            {action}
          </Button>
          <Button onPress={onEnd}>{text('respond.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** When the reason was sent. */
export function useDropReason(name: string): () => void {
  const [, , drop] = useDraft(`reason:${name}`, '')
  return drop
}
