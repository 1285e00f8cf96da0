import { useConnected } from '../api/connection.ts'
import { Banner } from '../design/status/banner.tsx'
import { useText } from '../messages/use-text.ts'

/** Says that the server cannot be reached, for as long as that is so. Work goes on by itself afterwards. */
export function OfflineBanner() {
  const text = useText()
  const isConnected = useConnected()
  return (
    <div role="status" className="no-print">
      {!isConnected && (
        <Banner tone="warn" icon="offline" title={text('shell.offline.title')}>
          <p>{text('shell.offline.text')}</p>
        </Banner>
      )}
    </div>
  )
}
