import type { OutputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useBytes } from '../../../messages/use-bytes.ts'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'

type Export = OutputOf<'list-exports'>['exports'][number]

interface ExportsProps {
  exports: readonly Export[]
  parties: OutputOf<'list-parties'>['parties']
  mayFetch: boolean
}

/** What was made for whom, why, with the fingerprint of each file: who has a copy can tell whether it is that one. */
export function Exports({ exports, parties, mayFetch }: ExportsProps) {
  const text = useText()
  if (exports.length === 0) return <p className="soft">{text('export.none')}</p>
  return (
    <ul className="stack">
      {exports.map((one) => (
        <li key={one.export_id}>
          <OneExport
            made={one}
            party={parties.find(({ party_id }) => party_id === one.party_id)?.name ?? ''}
            mayFetch={mayFetch}
          />
        </li>
      ))}
    </ul>
  )
}

function OneExport({ made, party, mayFetch }: { made: Export; party: string; mayFetch: boolean }) {
  const text = useText()
  const bytes = useBytes()
  const { case_id } = useCase()
  const { export_id, purpose, state, files, asked_by, asked_at, given } = made
  const fetch = useWrite('download-export', {
    changes: ['list-exports', 'list-parties'],
    onDone(outcome) {
      if (outcome.state !== 'done') return
      // An attachment: the page stays where it is.
      window.location.assign(`/api/cases/${case_id}/downloads/${outcome.output.download_id}`)
    },
  })
  return (
    <article className="stack-tight">
      <h3>
        <bdi>{party}</bdi>{' '}
        {state === 'making' ? (
          <Badge tone="info">{text('export.making')}</Badge>
        ) : (
          <Badge tone={given ? 'good' : 'quiet'}>{text(given ? 'export.given' : 'export.notGiven')}</Badge>
        )}
      </h3>
      <p className="prose" dir="auto">
        {purpose}
      </p>
      <p className="soft">
        <bdi>{asked_by}</bdi>, <Instant at={asked_at} />
      </p>
      <ul className="stack-tight">
        {files.map(({ name, sealed_bytes, sealed_sha256 }) => (
          <li key={name} className="row">
            {mayFetch ? (
              <Button icon="download" onPress={() => fetch.mutate({ case_id, export_id, file: name as 'people' })}>
                {text(`export.file.${name as 'people'}`)}
              </Button>
            ) : (
              <span>{text(`export.file.${name as 'people'}`)}</span>
            )}
            <span className="soft">
              {text('export.size', { size: bytes(sealed_bytes) })} <code className="export-hash">{sealed_sha256}</code>
            </span>
          </li>
        ))}
      </ul>
      {fetch.error !== null && <FailedRead error={fetch.error} />}
    </article>
  )
}
