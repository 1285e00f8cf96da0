import { useRead } from '../../api/use-read.ts'
import { useSelf } from '../../app/session/use-session.ts'
import { Link } from '../../design/actions/link.tsx'
import { Facts } from '../../design/lists/facts.tsx'
import { Badge } from '../../design/status/badge.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { type Concern, stateTones, useReportWords } from './concern-words.ts'
import { Reported } from './reported.tsx'

/** Which one it is, who reported, and what it says; or where that has gone. */
export function ConcernHead({ concern }: { concern: Concern }) {
  const text = useText()
  const words = useReportWords()
  const { code, kind, way, state, received_at, site_id, reported_by, report } = concern
  const site = useRead('list-sites', {}).data?.sites.find((one) => one.site_id === site_id)?.name
  return (
    <section className="card">
      <div className="row">
        <h2>
          {code} · {words.kind(kind)}
        </h2>
        <Badge tone={stateTones[state]}>{text(`concerns.state.${state}`)}</Badge>
      </div>
      <Facts
        facts={[
          { name: text('concerns.column.received'), value: <Instant at={received_at} /> },
          { name: text('concerns.column.way'), value: reported_by?.name ?? text(`concerns.way.${way}`) },
          ...(site === undefined ? [] : [{ name: text('concerns.column.site'), value: site }]),
        ]}
      />
      <h3>{text('concerns.reported')}</h3>
      {report === null ? <MovedOn concern={concern} /> : <Reported report={report} />}
    </section>
  )
}

function MovedOn({ concern: { case_id } }: { concern: Concern }) {
  const text = useText()
  const isMine = useSelf()?.cases.some((one) => one.case_id === case_id) === true
  return (
    <Banner tone="info" icon="cases" title={text('concerns.moved')}>
      {case_id !== undefined && isMine ? (
        <p>
          <Link to="/cases/$caseId" params={{ caseId: case_id }}>
            {text('concerns.toCase')}
          </Link>
        </p>
      ) : (
        <p>{text('concerns.notYourCase')}</p>
      )}
    </Banner>
  )
}
