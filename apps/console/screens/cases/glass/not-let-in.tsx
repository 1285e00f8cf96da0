import { isProblem } from '../../../api/problem.ts'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { useText } from '../../../messages/use-text.ts'
import { BreakGlass } from './break-glass.tsx'

/** In place of a case that could not be read; where one is not in it, with the way in for an emergency. */
export function NotLetIn({ caseId, error, again }: { caseId: string; error: Error; again(): void }) {
  const text = useText()
  const mayBreak = useSession().may.includes('break-glass') && isProblem(error, 'NOT_ALLOWED')
  const { data } = useRead('list-other-cases', {}, { when: mayBreak })
  const other = mayBreak ? data?.cases.find(({ case_id }) => case_id === caseId) : undefined
  return (
    <div className="stack">
      <FailedRead error={error} again={again} />
      {other !== undefined && (
        <section className="card">
          <p className="read">{text('glass.introOne')}</p>
          <div className="row">
            <BreakGlass other={other} />
          </div>
        </section>
      )}
    </div>
  )
}
