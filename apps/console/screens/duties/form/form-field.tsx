import { useState } from 'react'
import { Button } from '../../../design/actions/button.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import type { PlainKey } from '../../../messages/catalogue.ts'
import { useText } from '../../../messages/use-text.ts'
import { CopyButton } from '../../../shown-once/copy-button.tsx'
import { answerOf, type Field } from './filled.ts'

interface FormFieldProps {
  field: Field
  typed: string
  /** Absent for those who may only look. */
  onType?(words: string): void
}

/** One field: its answer to be copied, where that is from or why there is none, and the place to write another. */
export function FormField({ field, typed, onType }: FormFieldProps) {
  const text = useText()
  const { ask, known, missing, certain } = field
  const [isOpen, setOpen] = useState(false)
  const answer = answerOf(field, typed)
  const isWritten = typed.trim() !== ''
  const mayType = onType !== undefined && (isWritten || isOpen || known === undefined)
  return (
    <div className="form-field">
      <h3 lang="en">{ask}</h3>
      {certain !== 'seen' && <p className="soft no-print">{text(`form.${certain as 'statute' | 'inferred'}`)}</p>}
      {answer !== '' && (
        <p className="form-answer" dir="auto">
          {answer}
        </p>
      )}
      <p className="soft no-print">
        {isWritten
          ? text('form.written')
          : known !== undefined
            ? text('form.fromCase')
            : text(missing === undefined ? 'form.asked' : (`form.missing.${missing}` as PlainKey))}
      </p>
      {isWritten && known !== undefined && (
        <p className="soft no-print">
          {text('form.caseSays')}: <bdi>{known}</bdi>
        </p>
      )}
      {mayType && (
        <div className="no-print">
          <TextArea label={text('form.own')} maxLength={10_000} value={typed} onChange={onType} />
        </div>
      )}
      <div className="row no-print">
        {answer !== '' && <CopyButton content={answer} />}
        {onType !== undefined && !mayType && (
          <Button tone="bare" onPress={() => setOpen(true)}>
            {text('form.other')}
          </Button>
        )}
      </div>
    </div>
  )
}
