import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Icon } from '../../../design/icon.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { AskExport } from './ask-export.tsx'
import { Exports } from './exports.tsx'

/** While one is being made it is asked for so often. Milliseconds. */
const often = 2_000
const seldom = 60_000

/** The register given to an outside party: sealed for their keys, once a second person agrees; and what was given before. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const { case_id, state } = useCase()
  const mayExport = may('export-register')
  const sees = may('see-decisions')
  const { data, error, refetch } = useRead(
    'list-exports',
    { case_id },
    { when: sees, every: (last) => (last?.exports.some((one) => one.state === 'making') ? often : seldom) },
  )
  const parties = useRead('list-parties', { case_id }, { when: sees })
  if (!sees)
    return (
      <EmptyState icon="lock" title={text('export.closed.title')}>
        <p>{text('export.closed.text')}</p>
      </EmptyState>
    )
  const failed = error ?? parties.error
  if (data === undefined || parties.data === undefined)
    return failed === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={failed} again={() => void refetch()} />
    )
  return (
    <div className="stack read">
      <p className="row no-print">
        <Icon name="left" size="s" />
        <Link to="/cases/$caseId/register" params={{ caseId: case_id }}>
          {text('export.back')}
        </Link>
      </p>
      {mayExport && state === 'open' && <AskExport parties={parties.data.parties} />}
      <section className="card">
        <h2>{text('export.made')}</h2>
        <Exports exports={data.exports} parties={parties.data.parties} mayFetch={mayExport} />
      </section>
    </div>
  )
}
