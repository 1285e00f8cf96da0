import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { Dialog } from '../../design/overlays/dialog.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { useText } from '../../messages/use-text.ts'

/** Asked for once more: a way in that is taken away cannot be given back. */
export function RemoveWay({ wayId, onClose }: { wayId: string | null; onClose(): void }) {
  const text = useText()
  const remove = useWrite('remove-way-in', {
    changes: ['list-ways-in'],
    onDone() {
      tell({ text: text('me.removed') })
      onClose()
    },
  })
  return (
    <Dialog
      title={text('me.remove.title')}
      kind="alert"
      isOpen={wayId !== null}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('me.keep')}</Button>
          <Button
            tone="danger"
            icon="cross"
            isPending={remove.isPending}
            onPress={() => wayId !== null && remove.mutate({ way_id: wayId })}
          >
            {text('me.remove')}
          </Button>
        </>
      }
    >
      <p>{text('me.remove.text')}</p>
      {remove.error !== null && <FailedRead error={remove.error} />}
    </Dialog>
  )
}
