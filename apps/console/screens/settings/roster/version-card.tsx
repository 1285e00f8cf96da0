import { useState } from 'react'
import { Button } from '../../../design/actions/button.tsx'
import { BarChart } from '../../../design/charts/bar-chart.tsx'
import { Facts } from '../../../design/lists/facts.tsx'
import { Badge, type Tone } from '../../../design/status/badge.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { serverClock } from '../../../design/time/clock.ts'
import { Day } from '../../../design/time/day.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import type { PlainKey } from '../../../messages/catalogue.ts'
import { useBytes } from '../../../messages/use-bytes.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { RemoveVersion } from './remove-version.tsx'
import type { Version } from './version.ts'
import { WhatWasFound } from './what-was-found.tsx'

const tones: Record<Version['state'], Tone> = { open: 'quiet', waiting: 'info', ready: 'good', failed: 'bad' }

interface VersionProps {
  version: Version
  /** The one that is as of the latest day, of those that can be taken. */
  isNewest: boolean
  mayKeep: boolean
  nameOfSite(id: string): string
  nameOfPerson(id: string): string
}

/** One version of the roster in figures: as of when, whom it covers, what it has and lacks. */
export function VersionCard({ version, isNewest, mayKeep, nameOfSite, nameOfPerson }: VersionProps) {
  const text = useText()
  const bytes = useBytes()
  const [shown, setShown] = useState<'found' | 'remove' | null>(null)
  const { number, state, failure, stated_on, site_ids, files, received, bytes: size, figures } = version
  const title = text('roster.version', { number })
  const days = Math.max(0, Math.floor((serverClock.now() - Date.parse(stated_on)) / 86_400_000))
  const facts = [
    {
      name: text('roster.asOf'),
      value: (
        <>
          <Day at={stated_on} /> <span className="soft">({text('roster.daysOld', { days })})</span>
        </>
      ),
    },
    ...(figures === undefined
      ? []
      : [{ name: text('roster.patients'), value: text('roster.number', { n: figures.patients }) }]),
    {
      name: text('roster.sites'),
      value: site_ids.length === 0 ? text('roster.allSites') : site_ids.map(nameOfSite).join(', '),
    },
    { name: text('roster.files'), value: text('attach.chosen', { n: files, size: bytes(size) }) },
    {
      name: text('roster.brought'),
      value: (
        <>
          <Instant at={version.brought_at} /> <bdi>{nameOfPerson(version.brought_by)}</bdi>
        </>
      ),
    },
  ]
  return (
    <section className="card" aria-label={title}>
      <div className="row">
        <h2>{title}</h2>
        <Badge tone={tones[state]} {...(state === 'waiting' && { icon: 'waiting' as const })}>
          {text(`roster.state.${state}`)}
        </Badge>
        {isNewest && <Badge tone="info">{text('roster.newest')}</Badge>}
      </div>
      <Facts facts={facts} />
      {state === 'open' && (
        <p className="soft">{text('roster.openText', { here: bytes(received), all: bytes(size) })}</p>
      )}
      {failure !== undefined && <Failure code={failure} />}
      {figures !== undefined && <Figures figures={figures} />}
      {mayKeep && (
        <div className="row">
          {(state === 'ready' || state === 'failed') && (
            <Button icon="search" onPress={() => setShown('found')}>
              {text('roster.found')}
            </Button>
          )}
          <Button icon="cross" onPress={() => setShown('remove')}>
            {text('roster.remove')}
          </Button>
        </div>
      )}
      {shown === 'found' && <WhatWasFound version={version} onEnd={() => setShown(null)} />}
      {shown === 'remove' && <RemoveVersion version={version} onEnd={() => setShown(null)} />}
    </section>
  )
}

/** By code only: the words may hold numbers of patients, and are asked for as an act. */
function Failure({ code }: { code: string }) {
  const text = useText()
  const key = `roster.failure.${code}` as PlainKey
  const said: string | undefined = text(key)
  return (
    <Banner tone="bad" title={said ?? text('roster.failure.ROSTER_UNREADABLE')}>
      <p>{text('roster.failureText')}</p>
    </Banner>
  )
}

function Figures({ figures: { patients, having, wanting, duplicates } }: { figures: NonNullable<Version['figures']> }) {
  const text = useText()
  const word = useWord()
  const saidOf = (what: string): string =>
    (text(`roster.having.${what}` as PlainKey) as string | undefined) ?? word('element', what)
  const lacks = [
    ...wanting.map(({ what, patients: n }) => ({ id: what, n })),
    ...(duplicates > 0 ? [{ id: 'duplicates', n: duplicates }] : []),
  ]
  return (
    <>
      <BarChart
        title={text('roster.has')}
        bars={[
          { id: 'all', label: text('roster.having.all'), value: patients },
          ...having.map(({ what, patients: n }) => ({ id: what, label: saidOf(what), value: n })),
        ]}
      />
      {lacks.length > 0 && (
        <>
          <h3>{text('roster.lacks')}</h3>
          <ul className="plain-list">
            {lacks.map(({ id, n }) => (
              <li key={id}>{text(`roster.lacking.${id}` as 'roster.lacking.duplicates', { n })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
