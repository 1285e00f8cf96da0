import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { sessionKey } from '../../../app/session/read-session.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Dialog } from '../../../design/overlays/dialog.tsx'
import { useText } from '../../../messages/use-text.ts'

/** For the moment when the machine itself is not to be trusted. Everybody is stopped until somebody opens it again. */
export function SealVault() {
  const text = useText()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const seal = useWrite('seal-vault', {
    onDone() {
      setAsking(false)
      void client.invalidateQueries({ queryKey: sessionKey })
    },
  })
  return (
    <div className="row">
      <Button tone="danger" icon="lock" onPress={() => setAsking(true)}>
        {text('settings.vault.seal')}
      </Button>
      <Dialog
        title={text('settings.vault.sealAsk')}
        kind="alert"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{text('settings.vault.sealNot')}</Button>
            <Button tone="danger" icon="lock" isPending={seal.isPending} onPress={() => seal.mutate({})}>
              {text('settings.vault.seal')}
            </Button>
          </>
        }
      >
        <p>{text('settings.vault.sealText')}</p>
        {seal.error !== null && <FailedRead error={seal.error} />}
      </Dialog>
    </div>
  )
}
