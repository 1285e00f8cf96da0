import { useMemo } from 'react'
import { Icon } from '../../../design/icon.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import type { Column } from '../../../design/tables/column.ts'
import { useBytes } from '../../../messages/use-bytes.ts'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { ItemState } from '../viewer/item-head.tsx'
import { unreadStates } from './item-states.ts'
import type { Entry, TreeRow } from './tree-rows.ts'

/** What the tree says of an item, and of all that lies in a folder or container; a phone shows the name and the state. */
export function useColumns(): Column<TreeRow>[] {
  const { text, locale } = useLanguage()
  const size = useBytes()
  return useMemo((): Column<TreeRow>[] => {
    const figure = new Intl.NumberFormat(locale)
    const of = (say: (entry: Entry) => React.ReactNode) => (row: TreeRow) =>
      row.type === 'entry' ? say(row.entry) : null
    return [
      {
        ...{ id: 'name', title: text('items.column.name'), width: 'minmax(9rem, 3fr)' },
        cell: (row) => row.type === 'entry' && <Name row={row} />,
      },
      {
        ...{ id: 'state', title: text('items.column.state'), width: '11rem' },
        cell: of(({ item, inside }) => {
          if (inside === undefined) return item && <ItemState state={item.state} />
          const unread = unreadStates.reduce((sum, state) => sum + (inside.states[state] ?? 0), 0)
          const missing = unread + (inside.states['partial'] ?? 0)
          return missing === 0 ? (
            <Badge tone="good">{text('items.whole')}</Badge>
          ) : (
            <Badge tone="warn">{text('items.missing', { n: missing })}</Badge>
          )
        }),
      },
      {
        ...{ id: 'reason', title: text('items.column.reason'), width: 'minmax(10rem, 2fr)', from: 900 },
        cell: of(({ item }) => item !== undefined && <span lang="en">{item.reason || item.gaps[0]?.reason}</span>),
      },
      {
        ...{ id: 'findings', title: text('items.column.findings'), width: '6.5rem', align: 'end' as const, from: 560 },
        cell: of(({ item, inside }) => figure.format((item?.findings ?? 0) + (inside?.findings ?? 0))),
      },
      {
        ...{ id: 'gaps', title: text('items.column.gaps'), width: '5.5rem', align: 'end' as const, from: 700 },
        cell: of(({ item, inside }) => figure.format((item?.gaps.length ?? 0) + (inside?.gaps ?? 0))),
      },
      {
        ...{ id: 'size', title: text('items.column.size'), width: '6.5rem', align: 'end' as const, from: 800 },
        cell: of(({ item, inside }) =>
          item === undefined ? text('items.count', { n: inside?.items ?? 0 }) : size(item.bytes),
        ),
      },
    ]
  }, [text, locale, size])
}

function Name({ row }: { row: Extract<TreeRow, { type: 'entry' }> }) {
  const text = useText()
  const { entry, depth, isOpen, isSelf } = row
  // Where items of all folders are listed, the name of the file comes first: it is what a narrow column still shows.
  const folder = entry.name.lastIndexOf('/') + 1
  const holds = entry.below !== undefined
  return (
    <span className="items-name" style={{ paddingInlineStart: `${depth * 1.1}rem` }}>
      <span className="items-turn">{holds && <Icon name={isOpen ? 'down' : 'right'} size="s" />}</span>
      <Icon name={entry.item === undefined ? 'folder' : holds ? 'cases' : 'file'} />
      <bdi className="items-word">{entry.name.slice(folder)}</bdi>
      {folder > 0 && <bdi className="items-word soft">{entry.name.slice(0, folder - 1)}</bdi>}
      {isSelf && <span className="soft">{text('items.itself')}</span>}
      {holds && <span className="unseen">{text(isOpen ? 'items.open' : 'items.closed')}</span>}
    </span>
  )
}
