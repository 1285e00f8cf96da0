import './command-palette.css'
import '../actions/menu.css'
import '../overlays/dialog.css'
import { useFilter } from 'react-aria/useFilter'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { useText } from '../../messages/use-text.ts'
import { Icon } from '../icon.tsx'
import { Keys } from '../keys.tsx'
import type { Command } from './command.ts'

interface CommandPaletteProps {
  commands: readonly Command[]
  isOpen: boolean
  onOpen(isOpen: boolean): void
}

/** Everything that can be done from here, found by typing a part of its name. */
export function CommandPalette({ commands, isOpen, onOpen }: CommandPaletteProps) {
  const text = useText()
  const { contains } = useFilter({ sensitivity: 'base' })
  const groups = [
    { id: 'go', title: text('design.palette.go'), commands: commands.filter(({ group }) => group === 'go') },
    { id: 'do', title: text('design.palette.do'), commands: commands.filter(({ group }) => group === 'do') },
  ].filter((group) => group.commands.length > 0)
  return (
    <ModalOverlay
      className="veil palette-veil"
      data-overlay="modal"
      isDismissable
      isOpen={isOpen}
      onOpenChange={onOpen}
    >
      <Modal className="dialog-frame palette">
        <Dialog className="palette-dialog" aria-label={text('design.palette')}>
          <Autocomplete filter={contains}>
            <SearchField className="palette-search" aria-label={text('design.palette.search')} autoFocus>
              <Icon name="search" />
              <Input className="palette-input" placeholder={text('design.palette.search')} />
              <Keys keys="Esc" />
            </SearchField>
            <Menu
              className="menu palette-list"
              aria-label={text('design.palette')}
              renderEmptyState={() => <p className="palette-none">{text('design.palette.none')}</p>}
              onAction={(id) => {
                onOpen(false)
                commands.find((command) => command.id === id)?.run()
              }}
            >
              {groups.map((group) => (
                <MenuSection key={group.id} id={group.id}>
                  <Header className="palette-group">{group.title}</Header>
                  {group.commands.map(({ id, title, icon, keys }) => (
                    <MenuItem key={id} id={id} textValue={title} className="menu-item">
                      <Icon name={icon} />
                      <span className="menu-text">{title}</span>
                      {keys !== undefined && <Keys keys={keys} />}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
