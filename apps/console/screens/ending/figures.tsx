import type { OutputOf } from '../../../../office/client-types.ts'
import { Facts } from '../../design/lists/facts.tsx'
import { useText } from '../../messages/use-text.ts'

type FiguresOf = OutputOf<'read-after-action'>['figures']

const named = [
  'to_discovery',
  'to_awareness',
  'to_first_count',
  'to_regulator',
  'to_people',
  'to_closing',
] as const satisfies (keyof FiguresOf)[]

/** How long each part took, counted from what was recorded; nobody types these. */
export function Figures({ figures }: { figures: FiguresOf }) {
  const text = useText()
  const said = (hours: number | undefined) => {
    if (hours === undefined) return <span className="soft">{text('ending.figure.unknown')}</span>
    return hours < 72 ? text('ending.figure.hours', { hours }) : text('ending.figure.days', { days: hours / 24 })
  }
  return <Facts facts={named.map((name) => ({ name: text(`ending.figure.${name}`), value: said(figures[name]) }))} />
}
