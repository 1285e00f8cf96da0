import { Button } from '../../design/actions/button.tsx'
import { Link } from '../../design/actions/link.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'
import { ShownOnce } from '../../shown-once/shown-once.tsx'
import { DoThisNow } from './do-this-now.tsx'
import type { Receipt } from './use-report.ts'

/** The report is in. What to do at once stays in sight; a code to ask by is shown this one time. */
export function TakenReport({ receipt, onAnother }: { receipt: Receipt; onAnother(): void }) {
  const text = useText()
  const { code, card, follow } = receipt
  return (
    <div className="stack report" data-density="airy">
      <Banner tone="good" title={text('report.taken', { code })} live="status">
        <p>{text('report.takenText')}</p>
        {follow === undefined && (
          <p>
            <Link to="/me">{text('report.mine')}</Link>
          </p>
        )}
      </Banner>
      <DoThisNow card={card} />
      {follow !== undefined && (
        <ShownOnce title={text('report.follow.keep')} codes={[follow]}>
          <p>{text('report.follow.keepText')}</p>
        </ShownOnce>
      )}
      <div className="row">
        <Button icon="plus" onPress={onAnother}>
          {text('report.another')}
        </Button>
      </div>
    </div>
  )
}
