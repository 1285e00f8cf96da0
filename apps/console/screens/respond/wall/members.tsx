import { useRead } from '../../../api/use-read.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'
import { WallPart } from './part.tsx'

/** Who works this case now. */
export function WallMembers() {
  const text = useText()
  const word = useWord()
  const { case_id } = useCase()
  const { data } = useRead('list-members', { case_id }, { every: 60_000 })
  const on = data?.members.filter(({ now }) => now) ?? []
  return (
    <WallPart name="members" title={text('wall.members')}>
      <ul className="wall-lines" aria-label={text('wall.members')}>
        {on.map(({ account_id, name, role }) => (
          <li key={`${account_id} ${role}`}>
            <bdi>{name}</bdi>
            <span className="soft">{word('role', role)}</span>
          </li>
        ))}
      </ul>
    </WallPart>
  )
}
