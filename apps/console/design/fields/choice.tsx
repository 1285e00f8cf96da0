import './choice.css'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Icon } from '../icon.tsx'

/** One of the answers a Select, ComboBox or RadioGroup offers. */
export interface Choice<Id extends string = string> {
  id: Id
  text: string
  /** A second line: what choosing it means. */
  hint?: string
}

/** The open list of a Select or ComboBox. */
export function ChoiceList({ choices }: { choices: readonly Choice[] }) {
  return (
    <ListBox className="menu">
      {choices.map(({ id, text, hint }) => (
        <ListBoxItem key={id} id={id} textValue={text} className="menu-item choice">
          <span className="menu-tick">
            <Icon name="check" />
          </span>
          <span className="menu-text">
            {text}
            {hint !== undefined && <span className="choice-hint">{hint}</span>}
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
