import './callers.css'
import { useEffect, useRef } from 'react'
import type { OutputOf } from '../../../../office/client-types.ts'
import { Button } from '../../design/actions/button.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'

interface AnswerProps {
  answer: OutputOf<'answer-caller'>
  /** In which the elements are said. */
  language: 'en' | 'zh-Hant'
  onNext(): void
}

/** What may be said to this caller, word by word, and what not. */
export function Answer({ answer, language, onNext }: AnswerProps) {
  const text = useText()
  const own = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (answer !== undefined) own.current?.scrollIntoView({ block: 'nearest' })
  }, [answer])
  return (
    <div ref={own} className="stack">
      <Said answer={answer} language={language} />
      <p className="soft">{text('callers.recorded')}</p>
      <div className="row">
        <Button icon="right" onPress={onNext}>
          {text('callers.next')}
        </Button>
      </div>
    </div>
  )
}

function Said({
  answer: { found, pass_on: passOn, elements, tries_left: left },
  language,
}: Omit<AnswerProps, 'onNext'>) {
  const text = useText()
  if (!found)
    return (
      <Banner tone="info" title={text('callers.notFound')} live="status">
        <p>{text('callers.notFoundText')}</p>
        <p>{text('callers.triesLeft', { n: left })}</p>
      </Banner>
    )
  if (passOn)
    return (
      <Banner tone="warn" icon="person" title={text('callers.passOn')} live="status">
        <p>{text('callers.passOnText')}</p>
      </Banner>
    )
  return (
    <Banner tone="good" title={text('callers.found')} live="status">
      <ul className="callers-elements" lang={language}>
        {elements.map(({ element, words }) => (
          <li key={element}>{words}</li>
        ))}
      </ul>
      <p>{text('callers.foundText')}</p>
    </Banner>
  )
}
