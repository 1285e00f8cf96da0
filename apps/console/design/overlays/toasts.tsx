import './toasts.css'
import { Text } from 'react-aria-components/Text'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'
import { useText } from '../../messages/use-text.ts'
import { Button } from '../actions/button.tsx'
import { IconButton } from '../actions/icon-button.tsx'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'
import { type Note, notes } from './toast-queue.ts'

const icons: Record<NonNullable<Note['tone']>, IconName> = { good: 'done', bad: 'stop', info: 'info' }

/** Where `tell()` shows its notes; once, at the end of the page. */
export function Toasts() {
  const text = useText()
  return (
    <ToastRegion queue={notes} className="toasts" aria-label={text('design.toasts')}>
      {({ toast }) => {
        const { text: said, tone = 'good', undo } = toast.content
        return (
          <AriaToast toast={toast} className="toast">
            <Icon name={icons[tone]} />
            <ToastContent className="toast-text">
              <Text slot="title">{said}</Text>
            </ToastContent>
            {undo !== undefined && (
              <Button
                tone="bare"
                icon="undo"
                onPress={() => {
                  notes.close(toast.key)
                  undo()
                }}
              >
                {text('design.undo')}
              </Button>
            )}
            <IconButton icon="cross" label={text('design.dismiss')} onPress={() => notes.close(toast.key)} />
          </AriaToast>
        )
      }}
    </ToastRegion>
  )
}
