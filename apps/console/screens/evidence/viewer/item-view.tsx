import './viewer.css'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Tabs } from '../../../design/navigation/tabs.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { useText } from '../../../messages/use-text.ts'
import { DrawnItem } from './drawn/drawn-item.tsx'
import { ItemHead } from './item-head.tsx'
import type { Place } from './place.ts'
import { TextView } from './text-view.tsx'
import { type Look, useWindow } from './use-window.ts'

/** Kinds that are drawn as they look, beside their text. */
const drawable: ReadonlySet<string> = new Set(['pdf', 'png', 'jpeg'])

/** One item of the evidence at a place, as text, table or record, with what was found marked and masked. Give it a `key` of its place. */
export function ItemView({ place }: { place: Place }) {
  const text = useText()
  const window = useWindow(place)
  const { look, error } = window
  if (look === undefined)
    return error === null ? (
      <p className="soft" role="status">
        {text('viewer.opening')}
      </p>
    ) : (
      <FailedRead error={error} again={window.again} />
    )
  const asText = <TextView place={place} window={window} />
  return (
    <div className="stack" aria-busy={window.isTurning || undefined}>
      <ItemHead look={look} />
      {isLost(place, look) && (
        <Banner tone="warn" title={text('viewer.lost.title')}>
          <p>{text('viewer.lost.text')}</p>
        </Banner>
      )}
      {drawable.has(look.kind) ? (
        <Tabs
          label={text('viewer.as')}
          tabs={[
            { id: 'text', title: text('viewer.as.text'), content: asText },
            {
              id: 'drawn',
              title: text('viewer.as.drawn'),
              content: <DrawnItem place={place} firstPage={pageOf(place, look)} />,
            },
          ]}
        />
      ) : (
        asText
      )}
      <p className="soft">{text('viewer.maskHint')}</p>
    </div>
  )
}

/** The place was asked for, and is not in what the item says now. */
function isLost({ location }: Place, { target, first }: Look): boolean {
  return location !== undefined && location !== '' && target === undefined && first === 0
}

/** The page of the place that was asked for, else of what is shown first. */
function pageOf({ location }: Place, { parts, target = 0 }: Look): number {
  const [, page] = /(?:^|;)page=(\d+)/.exec(location || (parts[target]?.where ?? '')) ?? []
  return page === undefined ? 1 : Number(page)
}
