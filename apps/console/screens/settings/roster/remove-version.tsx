import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Dialog } from '../../../design/overlays/dialog.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useText } from '../../../messages/use-text.ts'
import type { Version } from './version.ts'

/** Its files are gone with it, so it is asked for once more. */
export function RemoveVersion({ version: { roster_id, number }, onEnd }: { version: Version; onEnd(): void }) {
  const text = useText()
  const remove = useWrite('remove-roster', {
    changes: ['list-rosters'],
    onDone() {
      onEnd()
      tell({ text: text('roster.removed', { number }) })
    },
  })
  return (
    <Dialog
      title={text('roster.removeAsk', { number })}
      kind="alert"
      isOpen
      onClose={onEnd}
      actions={
        <>
          <Button onPress={onEnd}>{text('roster.keep')}</Button>
          <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate({ roster_id })}>
            {text('roster.remove')}
          </Button>
        </>
      }
    >
      <p>{text('roster.removeText')}</p>
      {remove.error !== null && <FailedRead error={remove.error} />}
    </Dialog>
  )
}
