import { useState } from 'react'
import { Button } from '../../design/actions/button.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { Grade } from '../../design/status/grade.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { EvidenceLink } from '../evidence/viewer/evidence-link.tsx'
import { useSayWhere } from '../evidence/viewer/say-where.ts'
import type { PersonPage } from './person-head.tsx'

/** So many items at first. */
const shown = 12

/** What was seen of a person, item by item, with the place in each. */
export function PersonSeen({ person: { run_id, person, seen, places } }: { person: PersonPage }) {
  const text = useText()
  const word = useWord()
  const sayWhere = useSayWhere()
  const [all, setAll] = useState(false)
  const items = [...Map.groupBy(seen.entries(), ([, { item }]) => item)]
  return (
    <section className="card">
      <div className="row">
        <h2>{text('register.seen')}</h2>
        <Grade grade="E1" />
      </div>
      <p className="soft">{text('register.seen.count', { places, items: items.length })}</p>
      {items.length > 0 && (
        <Rows
          label={text('register.seen')}
          rows={(all ? items : items.slice(0, shown)).map(([item, found]) => ({
            id: item,
            icon: 'file',
            title: <bdi className="item-path">{item}</bdi>,
            note: (
              <ul className="seen-places">
                {found.map(([at, { element, location, confidence }]) => (
                  <li key={at}>
                    <EvidenceLink place={{ run: run_id, person, seen: at }}>
                      {word('element', element)} · <bdi>{sayWhere(location)}</bdi>
                    </EvidenceLink>{' '}
                    · {text('register.confidence', { share: confidence / 100 })}
                  </li>
                ))}
              </ul>
            ),
          }))}
        />
      )}
      {items.length > shown && !all && (
        <div className="row no-print">
          <Button tone="bare" icon="plus" onPress={() => setAll(true)}>
            {text('register.seen.all', { n: items.length })}
          </Button>
        </div>
      )}
      {places > seen.length && <p className="soft">{text('register.seen.best')}</p>}
    </section>
  )
}
