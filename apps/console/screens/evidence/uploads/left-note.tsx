import { Link } from '../../../design/actions/link.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { useBytes } from '../../../messages/use-bytes.ts'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { useLeftUploads } from './use-left-uploads.ts'

/** Beside the sources: something that this person began to send is no source yet. */
export function LeftNote() {
  const text = useText()
  const bytes = useBytes()
  const { case_id } = useCase()
  const { uploads } = useLeftUploads()
  if (uploads.length === 0) return null
  const here = uploads.reduce((sum, { received }) => sum + received, 0)
  const all = uploads.reduce((sum, one) => sum + one.bytes, 0)
  return (
    <Banner tone="warn" icon="upload" title={text('left.title', { n: uploads.length })}>
      <p>
        {text('left.here', { here: bytes(here), all: bytes(all) })}{' '}
        <Link to="/cases/$caseId/evidence/attach" params={{ caseId: case_id }}>
          {text('left.goOn')}
        </Link>
      </p>
    </Banner>
  )
}
