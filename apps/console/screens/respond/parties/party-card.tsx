import { useState } from 'react'
import { Button } from '../../../design/actions/button.tsx'
import { Timeline } from '../../../design/charts/timeline.tsx'
import { Facts } from '../../../design/lists/facts.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { ChangeParty } from './change-party.tsx'
import type { Party } from './party.ts'
import { RecordContact } from './record-contact.tsx'

const known = ['contact', 'phone', 'email', 'reference', 'note'] as const

/** One party: who, how to reach it, and what passed between us. */
export function PartyCard({ party, mayManage }: { party: Party; mayManage: boolean }) {
  const text = useText()
  const word = useWord()
  const [open, setOpen] = useState<'contact' | 'change' | null>(null)
  const { name, kind } = party
  const facts = known.flatMap((key) => {
    const value = party[key]
    return value === undefined ? [] : { name: text(`parties.${key}`), value: <bdi>{value}</bdi> }
  })
  return (
    <article className="card" aria-label={name}>
      <div className="decision-head">
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <Badge tone="quiet" icon="people">
          {word('party', kind)}
        </Badge>
      </div>
      {facts.length > 0 && <Facts facts={facts} />}
      {mayManage && (
        <div className="row no-print">
          <Button icon="plus" onPress={() => setOpen('contact')}>
            {text('parties.record')}
          </Button>
          <Button onPress={() => setOpen('change')}>{text('parties.change')}</Button>
        </div>
      )}
      <Contacts party={party} />
      {open === 'contact' && <RecordContact party={party} onEnd={() => setOpen(null)} />}
      {open === 'change' && <ChangeParty party={party} onEnd={() => setOpen(null)} />}
    </article>
  )
}

function Contacts({ party: { contacts, name } }: { party: Party }) {
  const text = useText()
  const word = useWord()
  if (contacts.length === 0) return <p className="soft">{text('parties.noContact')}</p>
  return (
    <Timeline
      label={text('parties.contacts', { name })}
      entries={contacts.toReversed().map((contact) => {
        const { contact_id, way, happened_at, privileged, written_by, with_whom, by_whom, reference } = contact
        const people = [
          by_whom ?? written_by.name,
          ...(with_whom === undefined ? [] : [text('parties.with', { name: with_whom })]),
          ...(reference === undefined ? [] : [reference]),
        ]
        return {
          ...{ id: contact_id, at: happened_at, icon: privileged ? 'lock' : 'mail' },
          title: (
            <>
              {word('contact', way)} · <bdi>{people.join(' · ')}</bdi>
            </>
          ),
          note: <Said contact={contact} />,
        }
      })}
    />
  )
}

function Said({ contact }: { contact: Party['contacts'][number] }) {
  const text = useText()
  return (['told', 'given', 'answered'] as const).map((key) => {
    const words = contact[key]
    if (words === undefined) return null
    return (
      <p key={key} className="prose" dir="auto">
        <strong>{text(`parties.was.${key}`)}</strong> {words}
      </p>
    )
  })
}
