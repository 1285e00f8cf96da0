import { useState } from 'react'
import { Button } from '../../design/actions/button.tsx'
import { Facts } from '../../design/lists/facts.tsx'
import { Day } from '../../design/time/day.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { type CaseFacts, useMay } from './case-context.ts'
import { ChangeKnown } from './change-known.tsx'

/** What happened, when, and what is known: the words of the case, which whoever manages it can change. */
export function WhatIsKnown({ facts }: { facts: CaseFacts }) {
  const text = useText()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const canChange = may('manage-tasks') && facts.state === 'open'
  if (isOpen && canChange) return <ChangeKnown facts={facts} onEnd={() => setOpen(false)} />
  return (
    <>
      <h2>{text('case.known')}</h2>
      <p className="prose" dir="auto">
        {facts.known ?? <span className="soft">{text('case.known.none')}</span>}
      </p>
      <KnownFacts facts={facts} />
      {canChange && (
        <div className="row no-print">
          <Button onPress={() => setOpen(true)}>{text('case.known.change')}</Button>
        </div>
      )}
    </>
  )
}

function KnownFacts({ facts: { vectors, opened_at, opened_by, timeline, members } }: { facts: CaseFacts }) {
  const text = useText()
  const word = useWord()
  const when = (at: string | null | undefined) =>
    at == null ? <span className="soft">{text('case.fact.unknown')}</span> : <Moment at={at} />
  return (
    <Facts
      facts={[
        { name: text('case.fact.how'), value: vectors.map((vector) => word('vector', vector)).join('\n') },
        { name: text('case.fact.occurred'), value: when(timeline['occurred']) },
        { name: text('case.fact.discovered'), value: when(timeline['discovered']) },
        { name: text('case.fact.aware'), value: when(timeline['aware']) },
        {
          name: text('case.fact.opened'),
          value: (
            <>
              <Instant at={opened_at} />, {opened_by.name}
            </>
          ),
        },
        { name: text('case.fact.members'), value: String(members) },
      ]}
    />
  )
}

/** A date alone has no hour that could be shown. */
function Moment({ at }: { at: string }) {
  return at.includes('T') ? <Instant at={at} /> : <Day at={at} />
}
