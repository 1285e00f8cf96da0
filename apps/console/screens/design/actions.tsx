import { useState } from 'react'
import { Button } from '../../design/actions/button.tsx'
import { IconButton } from '../../design/actions/icon-button.tsx'
import { Link, OutsideLink } from '../../design/actions/link.tsx'
import { Menu } from '../../design/actions/menu.tsx'
import { Dialog } from '../../design/overlays/dialog.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { useText } from '../../messages/use-text.ts'
import { Specimen } from './specimen.tsx'

export function Actions() {
  const text = useText()
  const [open, setOpen] = useState<'plain' | 'alert' | null>(null)
  const [order, setOrder] = useState('due')
  const close = () => setOpen(null)
  return (
    <>
      <Specimen name="Button, IconButton, Link">
        <div className="row">
          <Button tone="main">{text('designPage.button.main')}</Button>
          <Button icon="download">{text('designPage.button.plain')}</Button>
          <Button tone="danger" icon="lock">
            {text('designPage.button.danger')}
          </Button>
          <Button tone="bare">{text('designPage.button.bare')}</Button>
          <Button isPending>{text('designPage.button.pending')}</Button>
          <Button isDisabled>{text('designPage.button.disabled')}</Button>
          <IconButton icon="undo" label={text('design.undo')} />
          <IconButton icon="more" label={text('designPage.more')} tone="plain" />
        </div>
        <p>
          <Link to="/design">{text('designPage.link')}</Link>{' '}
          <OutsideLink href="https://example.org/">{text('designPage.outsideLink')}</OutsideLink>
        </p>
      </Specimen>
      <Specimen name="Menu">
        <div className="row">
          <Menu
            label={text('designPage.more')}
            choices={[
              { id: 'copy', text: text('designPage.menu.copy'), icon: 'copy', keys: 'Mod C', run: () => {} },
              { id: 'print', text: text('designPage.menu.print'), icon: 'print', run: () => {} },
              { id: 'reveal', text: text('designPage.menu.reveal'), icon: 'eye', disabled: true, run: () => {} },
              { id: 'erase', text: text('designPage.button.danger'), icon: 'lock', danger: true, run: () => {} },
            ]}
          >
            <Button icon="more">{text('designPage.more')}</Button>
          </Menu>
          <Menu
            label={text('designPage.order')}
            chosen={order}
            choices={(['due', 'law'] as const).map((id) => ({
              id,
              text: text(id === 'due' ? 'designPage.order.due' : 'designPage.order.law'),
              run: () => setOrder(id),
            }))}
          >
            <Button icon="sort">{text('designPage.order')}</Button>
          </Menu>
        </div>
      </Specimen>
      <Specimen name="Dialog, tell()">
        <div className="row">
          <Button onPress={() => setOpen('plain')}>{text('designPage.dialog.open')}</Button>
          <Button onPress={() => setOpen('alert')}>{text('designPage.dialog.openAlert')}</Button>
          <Button
            onPress={() =>
              tell({ text: text('designPage.toast.done'), undo: () => tell({ text: text('designPage.toast.undone') }) })
            }
          >
            {text('designPage.toast.show')}
          </Button>
        </div>
        <Dialog
          title={text('designPage.dialog.title')}
          isOpen={open !== null}
          kind={open ?? 'plain'}
          onClose={close}
          actions={
            <>
              <Button onPress={close}>{text('designPage.dialog.later')}</Button>
              <Button tone="main" onPress={close}>
                {text('designPage.dialog.record')}
              </Button>
            </>
          }
        >
          <p>{text('designPage.dialog.body')}</p>
        </Dialog>
      </Specimen>
    </>
  )
}
