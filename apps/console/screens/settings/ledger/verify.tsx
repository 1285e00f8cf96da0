import '../../../shown-once/shown-once.css'
import { useMutation } from '@tanstack/react-query'
import type { OutputOf } from '../../../../../office/client-types.ts'
import { readNow } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { serverClock } from '../../../design/time/clock.ts'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import { CopyButton } from '../../../shown-once/copy-button.tsx'

type Verified = OutputOf<'verify-ledger'> & { at: string }

/** The whole check, now; and the checkpoint to keep elsewhere. */
export function Verify() {
  const text = useText()
  const verify = useMutation({
    mutationFn: async (): Promise<Verified> => ({
      ...(await readNow('verify-ledger', {}, new AbortController().signal)),
      at: new Date(serverClock.now()).toISOString(),
    }),
    retry: false,
  })
  return (
    <section className="card">
      <h2>{text('ledger.verify.title')}</h2>
      <p className="soft read">{text('ledger.verify.text')}</p>
      <div className="row">
        <Button icon="shield" isPending={verify.isPending} onPress={() => verify.mutate()}>
          {text('ledger.verify')}
        </Button>
      </div>
      {verify.error !== null && <FailedRead error={verify.error} />}
      {verify.data !== undefined && <Outcome verified={verify.data} />}
    </section>
  )
}

function Outcome({ verified: { available, holds, size, checkpoint, wrong, at } }: { verified: Verified }) {
  const text = useText()
  if (!available) return <Banner tone="warn" title={text('ledger.verify.unavailable')} live="status" />
  return (
    <>
      <Banner
        tone={holds ? 'good' : 'bad'}
        title={holds ? text('ledger.verify.holds', { size }) : text('ledger.verify.broken')}
        live={holds ? 'status' : 'alert'}
      >
        <p>
          {text('ledger.verify.at')} <Instant at={at} />
        </p>
        {!holds && <p>{text('ledger.verify.brokenText')}</p>}
        {wrong.length > 0 && (
          <ul lang="en">
            {wrong.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        )}
      </Banner>
      {checkpoint !== '' && <Checkpoint note={checkpoint} at={at} />}
    </>
  )
}

function Checkpoint({ note, at }: { note: string; at: string }) {
  const text = useText()
  return (
    <section className="stack-tight print-alone" aria-label={text('ledger.checkpoint')}>
      <h3>{text('ledger.checkpoint')}</h3>
      <p className="soft read">{text('ledger.checkpoint.text')}</p>
      <pre className="checkpoint">{note}</pre>
      <p className="only-print">
        <Instant at={at} />
      </p>
      <div className="row no-print">
        <CopyButton content={note} />
        <Button icon="print" onPress={() => window.print()}>
          {text('shownOnce.print')}
        </Button>
      </div>
    </section>
  )
}
