import { useState } from 'react'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Dialog } from '../../../design/overlays/dialog.tsx'
import { useText } from '../../../messages/use-text.ts'
import type { Connected } from './setting-values.ts'

/** Its secrets are gone with it, so it is asked for once more. */
export function RemoveConnector({ connector: { connector_id, version, label } }: { connector: Connected }) {
  const text = useText()
  const [isAsking, setAsking] = useState(false)
  const remove = useWrite('remove-connector', { changes: ['list-connectors'], onDone: () => setAsking(false) })
  return (
    <>
      <Button icon="cross" onPress={() => setAsking(true)}>
        {text('settings.connector.remove')}
      </Button>
      <Dialog
        title={text('settings.connector.removeAsk', { name: label })}
        kind="alert"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{text('settings.connector.not')}</Button>
            <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate({ connector_id, version })}>
              {text('settings.connector.remove')}
            </Button>
          </>
        }
      >
        <p>{text('settings.connector.removeText')}</p>
        {remove.error !== null && <FailedRead error={remove.error} />}
      </Dialog>
    </>
  )
}
