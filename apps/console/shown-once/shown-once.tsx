import './shown-once.css'
import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { Button } from '../design/actions/button.tsx'
import { Checkbox } from '../design/fields/checkbox.tsx'
import { tell } from '../design/overlays/toast-queue.ts'
import { useText } from '../messages/use-text.ts'
import { CopyButton } from './copy-button.tsx'

interface ShownOnceProps {
  title: string
  /** What it is for, and that it is not shown again. */
  children: ReactNode
  codes: readonly string[]
  /** Beside the codes, for a code to scan. */
  picture?: ReactNode
  /** On paper only: to whom it belongs, where it is typed. */
  onPaper?: ReactNode
  /** On paper, each code on a page of its own, with what `onPaper` says. */
  isOnOwnPages?: boolean
  /** Goes on, once the person says that the codes are kept. Without it nothing asks. */
  onKept?(): void
  /** What follows: "Go on". */
  next?: string
}

/** Secrets that the server shows a single time: to copy, to print alone on a page, and to be kept before the page goes on. */
export function ShownOnce(props: ShownOnceProps) {
  const { title, children, codes, picture, onPaper, isOnOwnPages = false, onKept, next } = props
  const text = useText()
  const heading = useId()
  const [isKept, setKept] = useState(false)
  useAskBeforeLeaving(onKept !== undefined && !isKept)
  return (
    <section
      className={`shown-once card print-alone${isOnOwnPages ? ' shown-once-pages' : ''}`}
      aria-labelledby={heading}
    >
      <h2 id={heading}>{title}</h2>
      <div className="stack-tight">{children}</div>
      <div className="shown-once-codes">
        <ul className={codes.length > 1 ? 'shown-once-list' : 'shown-once-list shown-once-one'} aria-label={title}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
              {isOnOwnPages && <div className="only-print">{onPaper}</div>}
            </li>
          ))}
        </ul>
        {picture}
      </div>
      {onPaper !== undefined && !isOnOwnPages && <div className="only-print">{onPaper}</div>}
      <div className="row no-print">
        <CopyButton content={codes.join('\n')} />
        <Button icon="print" onPress={() => window.print()}>
          {text('shownOnce.print')}
        </Button>
      </div>
      {onKept !== undefined && (
        <div className="row no-print">
          <Checkbox label={text('shownOnce.kept')} value={isKept} onChange={setKept} />
          <Button tone="main" isDisabled={!isKept} onPress={onKept}>
            {next ?? text('shownOnce.next')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** The browser asks before the page is closed, and no link of ours leads away: what is on it is nowhere else. */
function useAskBeforeLeaving(mustAsk: boolean): void {
  const text = useText()
  useBlocker({
    shouldBlockFn() {
      if (mustAsk) tell({ text: text('shownOnce.stay') })
      return mustAsk
    },
    enableBeforeUnload: false,
  })
  useEffect(() => {
    if (!mustAsk) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [mustAsk])
}
