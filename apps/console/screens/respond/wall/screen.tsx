import './wall.css'
import { useParams } from '@tanstack/react-router'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { ZoneContext } from '../../../design/time/zone.ts'
import { useText } from '../../../messages/use-text.ts'
import { CaseContext, useMay } from '../../case/case-context.ts'
import { useProviderZone } from '../../case/provider-zone.ts'
import { WallDeadlines } from './deadlines.tsx'
import { WallHead } from './head.tsx'
import { WallMembers } from './members.tsx'
import { WallPeople } from './people.tsx'
import { WallTasks } from './tasks.tsx'
import { WallTimeline } from './timeline.tsx'

/**
 * The case on a screen that a whole room sees: how many people, what is due, what is open, who is on, what happened last. Nothing that anybody
 * typed stands on it (no title, no note, no name of a task of our own), for such words may name a patient. It renews itself.
 */
export function Screen() {
  const text = useText()
  const { caseId } = useParams({ from: '/cases/$caseId/wall' })
  const { data, error, refetch } = useRead('read-case', { case_id: caseId }, { every: 8_000 })
  const zone = useProviderZone()
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <ZoneContext value={zone}>
      <CaseContext value={data}>
        <Wall />
      </CaseContext>
    </ZoneContext>
  )
}

function Wall() {
  const may = useMay()
  return (
    <div className="wall">
      <WallHead />
      <div className="wall-parts">
        <div className="wall-column">
          {may('see-counts') && <WallPeople />}
          {may('see-duties') && <WallDeadlines />}
          <WallMembers />
        </div>
        <div className="wall-column">
          <WallTasks />
          <WallTimeline />
        </div>
      </div>
    </div>
  )
}
