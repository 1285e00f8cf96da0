import { useSearch } from '@tanstack/react-router'
import { NoSuchPlace } from '../../../app/broken-screens.tsx'
import type { PlaceSearch } from '../../../app/evidence-place.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Icon } from '../../../design/icon.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { ItemView } from './item-view.tsx'
import { usePlace } from './use-place.ts'

/** An item of the evidence, opened at the place where something was seen. Opening it is recorded, and so is showing it in clear. */
export function Screen() {
  const text = useText()
  const may = useMay()('see-evidence')
  const search = useSearch({ from: '/cases/$caseId/evidence/item' })
  if (!may)
    return (
      <EmptyState icon="lock" title={text('viewer.closed.title')}>
        <p>{text('viewer.closed.text')}</p>
      </EmptyState>
    )
  return <AtPlace search={search} />
}

function AtPlace({ search }: { search: PlaceSearch }) {
  const text = useText()
  const { case_id } = useCase()
  const { place, error, isGone, again } = usePlace(search)
  if (isGone) return <NoSuchPlace />
  return (
    <div className="stack">
      <p className="row no-print">
        <Icon name="left" size="s" />
        {search.person === undefined ? (
          <Link to="/cases/$caseId/evidence/items" params={{ caseId: case_id }}>
            {text('viewer.backItems')}
          </Link>
        ) : (
          <Link
            to="/cases/$caseId/register/$person"
            params={{ caseId: case_id, person: String(search.person) }}
            search={search.run === undefined ? {} : { run: search.run }}
          >
            {text('viewer.backPerson')}
          </Link>
        )}
      </p>
      {place === undefined ? (
        error === null ? (
          <p className="soft">{text('shell.loading')}</p>
        ) : (
          <FailedRead error={error} again={again} />
        )
      ) : (
        <ItemView key={JSON.stringify(place)} place={place} />
      )}
    </div>
  )
}
