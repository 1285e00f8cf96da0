import './dialog.css'
import { type ReactNode, useId } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useText } from '../../messages/use-text.ts'
import { IconButton } from '../actions/icon-button.tsx'

interface DialogProps {
  title: string
  isOpen: boolean
  onClose(): void
  children: ReactNode
  /** Buttons, the main one last. */
  actions?: ReactNode
  /** `alert`: must be answered; a click outside does not close it. */
  kind?: 'plain' | 'alert'
  width?: 'narrow' | 'wide'
}

/** One thing to read or decide over the page. On a phone it takes the whole screen from below. */
export function Dialog({ title, isOpen, onClose, children, actions, kind = 'plain', width = 'narrow' }: DialogProps) {
  const text = useText()
  const body = useId()
  return (
    <ModalOverlay
      className="veil"
      data-overlay="modal"
      isOpen={isOpen}
      isDismissable={kind === 'plain'}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`dialog-frame dialog-${width}`}>
        <AriaDialog className="dialog" role={kind === 'alert' ? 'alertdialog' : 'dialog'} aria-describedby={body}>
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="cross" label={text('design.close')} onPress={onClose} />
          </header>
          <div className="dialog-body" id={body}>
            {children}
          </div>
          {actions !== undefined && <footer className="dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
