import './form.css'
import { useParams } from '@tanstack/react-router'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Icon } from '../../../design/icon.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { FormHead } from './form-head.tsx'
import { FormSheet } from './form-sheet.tsx'

/** The form of a duty, filled in from the case: to be read over, completed, copied or printed. */
export function Screen() {
  const text = useText()
  const may = useMay()('see-duties')
  const { case_id } = useCase()
  const { duty } = useParams({ from: '/cases/$caseId/duties/$duty/form' })
  const { data, error, refetch } = useRead('fill-form', { case_id, duty }, { when: may, every: 30_000 })
  if (!may)
    return (
      <EmptyState icon="lock" title={text('duties.closed.title')}>
        <p>{text('form.closed')}</p>
      </EmptyState>
    )
  return (
    <div className="stack read">
      <p className="row no-print">
        <Icon name="left" size="s" />
        <Link to="/cases/$caseId/duties" params={{ caseId: case_id }}>
          {text('form.back')}
        </Link>
      </p>
      {data !== undefined ? (
        <>
          <FormHead duty={duty} form={data} />
          <FormSheet key={duty} duty={duty} form={data} />
        </>
      ) : error === null ? (
        <p className="soft">{text('shell.loading')}</p>
      ) : (
        <FailedRead error={error} again={() => void refetch()} />
      )}
    </div>
  )
}
