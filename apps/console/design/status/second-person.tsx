import type { ReactNode } from 'react'
import { useText } from '../../messages/use-text.ts'
import { Button } from '../actions/button.tsx'
import { Banner } from './banner.tsx'

interface SecondPersonProps {
  /** What will happen, as a sentence: "Send 1,204 letters of wave 2". */
  what: string
  /** Who asked, and when, already in words. */
  asked: ReactNode
  /**
   * `ask`: I may ask a second person. `waiting`: I asked; somebody else must confirm. `confirm`: somebody else asked; I may confirm or refuse.
   */
  state: 'ask' | 'waiting' | 'confirm'
  onAsk?(): void
  onConfirm?(): void
  onRefuse?(): void
  onWithdraw?(): void
}

/** Four eyes: what goes outside or cannot be taken back is asked for by one person and confirmed by another. */
export function SecondPerson({ what, asked, state, onAsk, onConfirm, onRefuse, onWithdraw }: SecondPersonProps) {
  const text = useText()
  const button = {
    ask: <Button onPress={() => onAsk?.()}>{text('design.second.ask')}</Button>,
    waiting: (
      <Button icon="undo" onPress={() => onWithdraw?.()}>
        {text('design.second.withdraw')}
      </Button>
    ),
    confirm: (
      <>
        <Button onPress={() => onRefuse?.()}>{text('design.second.refuse')}</Button>
        <Button tone="main" icon="check" onPress={() => onConfirm?.()}>
          {text('design.second.confirm')}
        </Button>
      </>
    ),
  }[state]
  const title = {
    ask: text('design.second.needed'),
    waiting: text('design.second.waiting'),
    confirm: text('design.second.yours'),
  }[state]
  return (
    <Banner tone={state === 'confirm' ? 'warn' : 'info'} icon="people" title={title} actions={button}>
      <p>{what}</p>
      <p className="soft">{asked}</p>
    </Banner>
  )
}
