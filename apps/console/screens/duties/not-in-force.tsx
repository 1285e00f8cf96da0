import { Rows } from '../../design/lists/rows.tsx'
import { useText } from '../../messages/use-text.ts'
import { DutyName } from '../case/duty-name.tsx'
import type { Board } from './board-groups.ts'

/** Law that would reach the provider and is not, or no longer, in force: so that nobody takes it for forgotten. */
export function NotInForce({ duties }: { duties: Board['not_in_force'] }) {
  const text = useText()
  return (
    <section className="card">
      <h2>{text('duties.notInForce')}</h2>
      <Rows
        label={text('duties.notInForce')}
        rows={duties.map(({ duty, because, law }) => ({
          id: duty,
          title: <DutyName duty={duty} law={law} />,
          note: <span lang="en">{because}</span>,
        }))}
      />
    </section>
  )
}
