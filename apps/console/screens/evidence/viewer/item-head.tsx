import { Badge, type Tone } from '../../../design/status/badge.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { useBytes } from '../../../messages/use-bytes.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useSayWhere } from './say-where.ts'
import type { Look } from './use-window.ts'

/** How reading an item ended. */
export function ItemState({ state }: { state: string }) {
  const word = useWord()
  const tone: Tone = state === 'read' ? 'good' : state === 'partial' ? 'warn' : state === 'empty' ? 'quiet' : 'bad'
  return <Badge tone={tone}>{word('item-state', state)}</Badge>
}

/** What the item is, how reading it ended, and what of it nobody has read. */
export function ItemHead({ look: { item, kind, bytes, state, findings, gaps, reason, unseen } }: { look: Look }) {
  const text = useText()
  const size = useBytes()
  const missing = gaps.length > 0 ? gaps : reason === '' ? [] : [{ location: '', state, reason }]
  const unread = missing.map(({ location, reason: why }) => ({ where: location, reason: why }))
  const now = unseen.filter(
    ({ where, reason: why }) => !unread.some((one) => one.where === where && one.reason === why),
  )
  return (
    <>
      <div className="stack-tight">
        <h2 className="item-path">
          <bdi>{item}</bdi>
        </h2>
        <p className="row">
          <ItemState state={state} />
          <span>
            {kind} · {size(bytes)} · {text('viewer.findings', { n: findings })}
          </span>
        </p>
      </div>
      {unread.length > 0 && (
        <Banner tone="warn" title={text('viewer.gaps', { n: unread.length })}>
          <Reasons reasons={unread} />
        </Banner>
      )}
      {now.length > 0 && (
        <Banner tone="info" title={text('viewer.unseen')}>
          <Reasons reasons={now} />
        </Banner>
      )}
    </>
  )
}

/** Reasons as the reader of the evidence wrote them: in English. The first ones; the list of items has all. */
function Reasons({ reasons }: { reasons: readonly { where: string; reason: string }[] }) {
  const sayWhere = useSayWhere()
  return (
    <ul className="viewer-reasons">
      {reasons.slice(0, 8).map(({ where, reason }) => (
        <li key={`${where} ${reason}`}>
          {where !== '' && (
            <>
              <bdi>{sayWhere(where)}</bdi>:{' '}
            </>
          )}
          <span lang="en">{reason}</span>
        </li>
      ))}
    </ul>
  )
}
