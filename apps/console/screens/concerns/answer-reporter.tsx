import type { FormEvent } from 'react'
import { useWrite } from '../../api/use-write.ts'
import { useDraft } from '../../app/drafts.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { TextArea } from '../../design/fields/text-field.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { useText } from '../../messages/use-text.ts'
import type { Concern } from './concern-words.ts'

/** Whoever told of something hears what became of it: else they do not tell again. */
export function AnswerReporter({ concern: { concern_id, reported_by } }: { concern: Concern }) {
  const text = useText()
  const [words, setWords, drop] = useDraft(`answer:${concern_id}`, '')
  const answer = useWrite('answer-reporter', {
    changes: ['read-concern'],
    onDone() {
      drop()
      tell({ text: text('concerns.answer.sent') })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    answer.mutate({ concern_id, text: words.trim() })
  }
  return (
    <form className="card" onSubmit={submit}>
      <h2>{text('concerns.answer')}</h2>
      <p className="soft">
        {reported_by === undefined
          ? text('concerns.answer.anonymous')
          : text('concerns.answer.named', { name: reported_by.name })}
      </p>
      <TextArea
        label={text('concerns.answer.words')}
        hint={text('concerns.answer.wordsHint')}
        maxLength={10_000}
        value={words}
        onChange={setWords}
      />
      {answer.error !== null && <FailedRead error={answer.error} />}
      <div className="row">
        <Button type="submit" icon="mail" isPending={answer.isPending} isDisabled={words.trim() === ''}>
          {text('concerns.answer.send')}
        </Button>
      </div>
    </form>
  )
}
