import { useDraft } from '../../app/drafts.ts'
import { TextArea } from '../../design/fields/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { FormDialog } from './form-dialog.tsx'

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
  return (
    <FormDialog {...{ title, action, isPending, error, onEnd }} isRight={!isEmpty} onSend={() => onSend(reason.trim())}>
      {(tried) => (
        <>
          <p>{about}</p>
          <TextArea
            label={label}
            error={tried && isEmpty ? text('respond.reasonNone') : undefined}
            maxLength={10_000}
            value={reason}
            onChange={setReason}
          />
        </>
      )}
    </FormDialog>
  )
}

/** When the reason was sent. */
export function useDropReason(name: string): () => void {
  const [, , drop] = useDraft(`reason:${name}`, '')
  return drop
}
