import type { ReactNode } from 'react'
import { FailedRead } from '../../app/failed-read.tsx'
import { useTried } from '../../app/use-tried.ts'
import { Button } from '../../design/actions/button.tsx'
import { Dialog } from '../../design/overlays/dialog.tsx'
import { useText } from '../../messages/use-text.ts'

interface FormDialogProps {
  title: string
  /** A verb. */
  action: string
  isRight: boolean
  isPending: boolean
  error: Error | null
  onSend(): void
  onEnd(): void
  /** `tried`: from the first try on, errors are shown. */
  children(tried: boolean): ReactNode
  width?: 'narrow' | 'wide'
}

/** A form over the page, that is sent when it is right. Closing it keeps what was typed where its values are a draft. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, isRight, isPending, error, onSend, onEnd, children, width = 'narrow' } = props
  const text = useText()
  const { form, tried, onSubmit } = useTried(isRight, onSend)
  return (
    <Dialog title={title} isOpen onClose={onEnd} width={width}>
      <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
        {children(tried)}
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
