import type { OutputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'

type Pack = OutputOf<'list-proof-packs'>['packs'][number]

/** Every pack that was made, with its fingerprint: who has a copy can tell whether it is that one. */
export function Packs({ packs }: { packs: readonly Pack[] }) {
  const text = useText()
  const { case_id } = useCase()
  const fetch = useWrite('download-proof-pack', {
    onDone(outcome) {
      if (outcome.state !== 'done') return
      // An attachment: the page stays where it is.
      window.location.assign(`/api/cases/${case_id}/proofs/${outcome.output.download_id}`)
    },
  })
  if (packs.length === 0) return <p className="soft">{text('ending.packsNone')}</p>
  return (
    <>
      <Rows
        label={text('ending.packs')}
        rows={packs.map((pack) => ({
          id: pack.pack_id,
          icon: 'shield' as const,
          title: text(pack.with_words ? 'ending.pack.words' : 'ending.pack.plain'),
          note: <PackFacts pack={pack} />,
          end:
            pack.state === 'ready' ? (
              <Button icon="download" onPress={() => fetch.mutate({ case_id, pack_id: pack.pack_id })}>
                {text('ending.pack.fetch')}
              </Button>
            ) : (
              <Badge tone="info">{text('ending.pack.making')}</Badge>
            ),
        }))}
      />
      {fetch.error !== null && <FailedRead error={fetch.error} />}
    </>
  )
}

function PackFacts({ pack: { by, asked_at, entries, bytes, sha256 } }: { pack: Pack }) {
  const { text, locale } = useLanguage()
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
  return (
    <>
      <bdi>{by.name}</bdi>, <Instant at={asked_at} />
      {entries !== undefined && bytes !== undefined && (
        <>
          {' · '}
          {text('ending.pack.entries', { n: entries })}, {size.format(Math.ceil(bytes / 1000))}
        </>
      )}
      {sha256 !== undefined && (
        <>
          <br />
          {text('ending.pack.hash')} <code className="ending-hash">{sha256}</code>
        </>
      )}
    </>
  )
}
