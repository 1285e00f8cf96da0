import { useState } from 'react'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Checkbox } from '../../../design/fields/checkbox.tsx'
import { Dialog } from '../../../design/overlays/dialog.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useBytes } from '../../../messages/use-bytes.ts'
import { useText } from '../../../messages/use-text.ts'
import type { ChosenFile } from './batches.ts'
import { isWhole, type LeftUpload, wholeOf } from './left.ts'
import type { Left } from './use-left-uploads.ts'

interface LeftUploadsProps {
  left: Left
  chosen: readonly ChosenFile[]
  takesWhole: boolean
  onTakeWhole(takes: boolean): void
}

/** Names shown; the rest is a number. */
const mostShown = 5

/** In the form: files that are here in part or whole, what becomes of them when the same files are chosen again, and the way to be rid of them. */
export function LeftUploads({ left, chosen, takesWhole, onTakeWhole }: LeftUploadsProps) {
  const text = useText()
  const [isAsking, setAsking] = useState(false)
  const { uploads } = left
  if (uploads.length === 0) return null
  const going = chosen.filter((one) => one.left !== undefined).length
  const whole = wholeOf(uploads, chosen).length
  return (
    <section className="card" aria-label={text('left.title', { n: uploads.length })}>
      <h2>{text('left.title', { n: uploads.length })}</h2>
      <p>{text('left.text')}</p>
      <ul className="plain stack-tight">
        {uploads.slice(0, mostShown).map((one) => (
          <LeftLine key={one.upload_id} upload={one} />
        ))}
      </ul>
      {uploads.length > mostShown && <p className="soft">{text('left.more', { n: uploads.length - mostShown })}</p>}
      {going > 0 && <p role="status">{text('left.going', { n: going })}</p>}
      {whole > 0 && <Checkbox label={text('left.takeWhole', { n: whole })} value={takesWhole} onChange={onTakeWhole} />}
      {left.error !== null && <FailedRead error={left.error} />}
      <div className="row">
        <Button icon="cross" isPending={left.isDiscarding} onPress={() => setAsking(true)}>
          {text('left.discard')}
        </Button>
      </div>
      <Dialog
        kind="alert"
        title={text('left.discard.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{text('left.keep')}</Button>
            <Button
              tone="danger"
              onPress={() => {
                left.discard(uploads.map(({ upload_id }) => upload_id))
                setAsking(false)
              }}
            >
              {text('left.discard')}
            </Button>
          </>
        }
      >
        <p>{text('left.discard.text')}</p>
      </Dialog>
    </section>
  )
}

function LeftLine({ upload }: { upload: LeftUpload }) {
  const text = useText()
  const bytes = useBytes()
  const { name, received, kept_until } = upload
  return (
    <li>
      <bdi>{name}</bdi>{' '}
      <span className="soft">
        {isWhole(upload)
          ? text('left.whole', { all: bytes(upload.bytes) })
          : text('left.here', { here: bytes(received), all: bytes(upload.bytes) })}
        {kept_until !== undefined && (
          <>
            {' '}
            {text('left.until')} <Instant at={kept_until} />
          </>
        )}
      </span>
    </li>
  )
}
