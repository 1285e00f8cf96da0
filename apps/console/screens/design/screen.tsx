import { useText } from '../../messages/use-text.ts'
import { Actions } from './actions.tsx'
import { Charts } from './charts.tsx'
import { Fields } from './fields.tsx'
import { Foundations } from './foundations.tsx'
import { Lists } from './lists.tsx'
import { States } from './states.tsx'

/** Every component of the design system in its states: where one looks before one draws something new. */
export function Screen() {
  const text = useText()
  return (
    <div className="stack">
      <p className="read soft">{text('designPage.intro')}</p>
      <h2>{text('designPage.actions')}</h2>
      <Actions />
      <h2>{text('designPage.fields')}</h2>
      <Fields />
      <h2>{text('designPage.states')}</h2>
      <States />
      <h2>{text('designPage.charts')}</h2>
      <Charts />
      <h2>{text('designPage.lists')}</h2>
      <Lists />
      <h2>{text('designPage.foundations')}</h2>
      <Foundations />
    </div>
  )
}
