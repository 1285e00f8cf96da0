import './menu.css'
import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'
import { Keys } from '../keys.tsx'

export interface MenuChoice {
  id: string
  text: string
  icon?: IconName
  /** Shown at the end, like `Ctrl K`. */
  keys?: string
  danger?: boolean
  disabled?: boolean
  run(): void
}

interface MenuProps {
  /** The button that opens it. */
  children: ReactElement
  label: string
  choices: readonly MenuChoice[]
  /** Ids of the choices in force; with it the menu is a choice of one, shown with a tick. */
  chosen?: string
}

export function Menu({ children, label, choices, chosen }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" offset={4}>
        <AriaMenu
          className="menu"
          aria-label={label}
          disabledKeys={choices.filter(({ disabled }) => disabled === true).map(({ id }) => id)}
          selectionMode={chosen === undefined ? 'none' : 'single'}
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onAction={(id) => choices.find((choice) => choice.id === id)?.run()}
        >
          {choices.map(({ id, text, icon, keys, danger }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              className={danger === true ? 'menu-item menu-danger' : 'menu-item'}
            >
              {chosen !== undefined && <span className="menu-tick">{chosen === id && <Icon name="check" />}</span>}
              {icon !== undefined && <Icon name={icon} />}
              <span className="menu-text">{text}</span>
              {keys !== undefined && <Keys keys={keys} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
