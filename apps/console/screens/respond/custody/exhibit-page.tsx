import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Facts } from '../../../design/lists/facts.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import type { Exhibit, ExhibitRecord } from './exhibit.ts'
import { HandOver } from './hand-over.tsx'
import { CustodyClosed } from './screen.tsx'
import { useExhibits } from './use-exhibits.ts'
import { ExhibitWay } from './way.tsx'

/** One exhibit with its whole record: on paper a form to sign. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const { case_id } = useCase()
  const { exhibitId } = useParams({ from: '/cases/$caseId/respond/custody/$exhibitId' })
  const isSeen = may('see-custody')
  const { data, error, refetch } = useRead('print-custody', { case_id, exhibit_id: exhibitId }, { when: isSeen })
  const now = useExhibits().data?.exhibits.find(({ exhibit_id }) => exhibit_id === exhibitId)
  if (!isSeen) return <CustodyClosed />
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined || now === undefined) return <p className="soft">{text('shell.loading')}</p>
  return <OneExhibit record={data} now={now} />
}

function OneExhibit({ record, now }: { record: ExhibitRecord; now: Exhibit }) {
  const text = useText()
  const word = useWord()
  const may = useMay()
  const { case_id: caseId, state } = useCase()
  const [isHanding, setHanding] = useState(false)
  return (
    <article className="stack read">
      <Link to="/cases/$caseId/respond/custody" params={{ caseId }} className="link no-print">
        {text('custody.all')}
      </Link>
      <h2>
        {record.code} · {word('exhibit', record.kind)}
      </h2>
      {record.handovers.some(({ hash }) => hash === 'different') && (
        <Banner tone="bad" title={word('hash', 'different')}>
          <p>{text('custody.differs')}</p>
        </Banner>
      )}
      <div className="row no-print">
        {may('keep-custody') && state === 'open' && (
          <Button icon="out" onPress={() => setHanding(true)}>
            {text('custody.handOver')}
          </Button>
        )}
        <Button icon="print" onPress={() => window.print()}>
          {text('custody.print')}
        </Button>
      </div>
      <div className="card">
        <Record record={record} now={now} />
      </div>
      <section className="stack-tight">
        <h3>{text('custody.way')}</h3>
        <ExhibitWay record={record} />
      </section>
      {isHanding && <HandOver exhibit={now} onEnd={() => setHanding(false)} />}
    </article>
  )
}

const words = ['description', 'unique_id', 'found_where', 'collected_by', 'acquired_how', 'seal_no', 'changes'] as const

function Record({ record, now }: { record: ExhibitRecord; now: Exhibit }) {
  const text = useText()
  const { sha256, recorded } = record
  return (
    <Facts
      facts={[
        {
          name: text('custody.holder'),
          value: <bdi>{`${now.holder} · ${now.storage}`}</bdi>,
        },
        ...words.flatMap((key) => {
          const value = record[key]
          return value === undefined ? [] : { name: text(`custody.${key}`), value: <span dir="auto">{value}</span> }
        }),
        ...(sha256 === undefined
          ? []
          : [{ name: text('custody.sha256'), value: <span className="figures custody-hash">{sha256}</span> }]),
        {
          name: text('custody.recorded'),
          value: (
            <>
              <bdi>{recorded.by.name}</bdi> · <Instant at={recorded.at} />
            </>
          ),
        },
      ]}
    />
  )
}
