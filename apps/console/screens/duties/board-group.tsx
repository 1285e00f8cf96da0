import { usePlaceName } from '../../messages/use-place-name.ts'
import { useText } from '../../messages/use-text.ts'
import type { Board, DutyGroup } from './board-groups.ts'
import { DutyCard } from './duty-card.tsx'

/** Duties that stand together, each as a card. */
export function BoardGroup({ group, board }: { group: DutyGroup; board: Board }) {
  const text = useText()
  const placeName = usePlaceName()
  const title = group.kind === 'place' ? placeName(group.id) : text(`duties.group.${group.id}`)
  return (
    <section className="stack-tight" aria-label={title}>
      <h2>
        {title} <span className="soft">{text('duties.count', { n: group.duties.length })}</span>
      </h2>
      {group.duties.map((duty) => (
        <DutyCard key={duty.deadline_id} duty={duty} board={board} isByPlace={group.kind === 'place'} />
      ))}
    </section>
  )
}
