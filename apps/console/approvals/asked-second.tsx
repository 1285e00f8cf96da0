import { Link } from '../design/actions/link.tsx'
import { Banner } from '../design/status/banner.tsx'
import { useText } from '../messages/use-text.ts'
import type { spoken } from './spoken-actions.ts'
import { useActionWords } from './use-action-words.ts'

/** I asked: now somebody else has to agree, at their own screen. */
export function AskedSecond({ action }: { action: (typeof spoken)[number] }) {
  const text = useText()
  const words = useActionWords()
  return (
    <Banner tone="info" icon="people" title={text('design.second.waiting')} live="status">
      <p>{words(action)}</p>
      <p>
        <Link to="/settings/approvals">{text('settings.approvals')}</Link>
      </p>
    </Banner>
  )
}
