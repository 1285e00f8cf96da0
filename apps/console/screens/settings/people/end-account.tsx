import { useState } from 'react'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Dialog } from '../../../design/overlays/dialog.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useText } from '../../../messages/use-text.ts'
import type { Account } from './account-words.ts'

/** For somebody who left. It cannot be taken back, so it is asked for once more, with what it does. */
export function EndAccount({ account: { account_id, name } }: { account: Account }) {
  const text = useText()
  const [isAsking, setAsking] = useState(false)
  const end = useWrite('end-account', {
    changes: ['list-accounts'],
    onDone() {
      setAsking(false)
      tell({ text: text('settings.people.ended', { name }) })
    },
  })
  return (
    <section className="card">
      <h2>{text('settings.people.leaves')}</h2>
      <p className="soft">{text('settings.people.leavesText')}</p>
      <div className="row">
        <Button tone="danger" icon="out" onPress={() => setAsking(true)}>
          {text('settings.people.end')}
        </Button>
      </div>
      <Dialog
        title={text('settings.people.endAsk', { name })}
        kind="alert"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{text('settings.people.endNot')}</Button>
            <Button tone="danger" icon="out" isPending={end.isPending} onPress={() => end.mutate({ account_id })}>
              {text('settings.people.end')}
            </Button>
          </>
        }
      >
        <p>{text('settings.people.endText')}</p>
        {end.error !== null && <FailedRead error={end.error} />}
      </Dialog>
    </section>
  )
}
