import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { AskedSecond } from '../../../approvals/asked-second.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { useText } from '../../../messages/use-text.ts'

/** Shares for five people, of whom three open the vault. One asks, another sees and prints them, so that nobody makes them alone. */
export function NewShares() {
  const text = useText()
  const print = useWrite('print-shares', { changes: ['list-approvals'] })
  return (
    <section className="card">
      <h2>{text('settings.shares')}</h2>
      <p className="soft">{text('settings.shares.text')}</p>
      {print.error !== null && <FailedRead error={print.error} />}
      {print.data?.state === 'waiting' ? (
        <AskedSecond action="print-shares" />
      ) : (
        <div className="row">
          <Button icon="people" isPending={print.isPending} onPress={() => print.mutate({})}>
            {text('settings.shares.ask')}
          </Button>
        </div>
      )}
    </section>
  )
}
