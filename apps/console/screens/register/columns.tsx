import { useMemo } from 'react'
import { Badge } from '../../design/status/badge.tsx'
import type { Column } from '../../design/tables/column.ts'
import { usePlaceName } from '../../messages/use-place-name.ts'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { bandTones } from './band-tones.ts'
import type { Person } from './use-people.ts'

/** What a list says of a person; a phone shows the name and the harm. */
export function useColumns(): Column<Person>[] {
  const text = useText()
  const word = useWord()
  const placeName = usePlaceName()
  return useMemo((): Column<Person>[] => {
    return [
      {
        ...{ id: 'number', title: text('register.column.number'), width: '6.5rem', from: 560, sortable: true },
        cell: ({ person_id }) => person_id,
      },
      {
        ...{ id: 'name', title: text('register.column.name'), width: 'minmax(8rem, 1.5fr)' },
        cell: ({ name, chinese_name }) => (
          <>
            <bdi>{name === '' ? text('register.noName') : name}</bdi>
            {chinese_name !== undefined && chinese_name !== name && (
              <>
                {' '}
                <bdi lang="zh-Hant">{chinese_name}</bdi>
              </>
            )}
          </>
        ),
      },
      {
        ...{ id: 'harm', title: text('register.column.harm'), width: '7.5rem', sortable: true },
        cell: ({ band }) => <Badge tone={bandTones[band] ?? 'quiet'}>{word('band', band)}</Badge>,
      },
      {
        ...{ id: 'elements', title: text('register.column.elements'), width: 'minmax(10rem, 3fr)', from: 820 },
        cell: ({ elements }) => elements.map((element) => word('element', element)).join(', '),
      },
      {
        ...{ id: 'outcome', title: text('register.column.outcome'), width: '12rem', from: 1000 },
        cell: ({ outcome }) => word('outcome', outcome),
      },
      {
        ...{ id: 'residence', title: text('register.column.residence'), width: '10rem', from: 700 },
        cell: ({ residence }) => placeName(residence),
      },
      {
        ...{ id: 'places', title: text('register.column.places'), width: '5.5rem', align: 'end' as const, from: 900 },
        cell: ({ places }) => text('register.places', { n: places }),
      },
    ]
  }, [text, word, placeName])
}
