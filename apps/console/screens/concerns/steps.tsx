import { Timeline } from '../../design/charts/timeline.tsx'
import type { IconName } from '../../design/icon-shapes.ts'
import { useText } from '../../messages/use-text.ts'
import type { Concern } from './concern-words.ts'
import { closingReasons } from './decision-draft.ts'

const icons: Record<Concern['steps'][number]['kind'], IconName> = {
  closed: 'done',
  duplicate: 'copy',
  'in-case': 'cases',
  answered: 'mail',
}

/** What was done about it, by whom. */
export function Steps({ steps }: { steps: Concern['steps'] }) {
  const text = useText()
  if (steps.length === 0) return null
  return (
    <section className="card">
      <h2>{text('concerns.steps')}</h2>
      <Timeline
        label={text('concerns.steps')}
        entries={steps.map(({ kind, why, text: words, by, at }) => {
          const reason = closingReasons.find((one) => one === why)
          return {
            id: `${at} ${kind}`,
            at,
            icon: icons[kind],
            title: text(`concerns.step.${kind}`, { who: by.name }),
            note: (
              <>
                {reason !== undefined && <p>{text(`concerns.why.${reason}`)}</p>}
                {words !== undefined && <p>{words}</p>}
              </>
            ),
          }
        })}
      />
    </section>
  )
}
