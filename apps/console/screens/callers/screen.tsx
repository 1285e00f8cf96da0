import { useState } from 'react'
import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'
import { Answer } from './answer.tsx'
import { CallerForm, type CallerSays, nothingSaid } from './caller-form.tsx'

/** For whoever answers the telephone: one caller at a time, what may be said to them, and nothing about anybody else. Nothing of it is kept here. */
export function Screen() {
  const text = useText()
  const may = useMay()('answer-caller')
  const { state } = useCase()
  const [says, setSays] = useState<CallerSays>(nothingSaid)
  const { case_id } = useCase()
  const ask = useWrite('answer-caller', { changes: ['read-person'] })
  if (!may || state !== 'open')
    return (
      <EmptyState icon="lock" title={text('callers.closed.title')}>
        <p>{text('callers.closed.text')}</p>
      </EmptyState>
    )
  const send = () => {
    const { name, number, phone, email, birth, language } = says
    const given = { number: number.trim(), phone: phone.trim(), email: email.trim(), birth: birth ?? '' }
    const facts = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
    ask.mutate({ case_id, name: name.trim(), language, ...facts })
  }
  const next = () => {
    setSays({ ...nothingSaid, language: says.language })
    ask.reset()
  }
  const answer = ask.data?.state === 'done' ? ask.data.output : undefined
  return (
    <div className="stack read" data-density="airy">
      <p>{text('callers.text')}</p>
      <CallerForm
        says={says}
        change={(part) => setSays({ ...says, ...part })}
        onSend={send}
        isPending={ask.isPending}
      />
      {ask.error !== null && <FailedRead error={ask.error} />}
      {answer !== undefined && <Answer answer={answer} language={says.language} onNext={next} />}
    </div>
  )
}
