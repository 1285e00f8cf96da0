import type { OutputOf } from '../../../../../office/client-types.ts'
import { Checkbox } from '../../../design/fields/checkbox.tsx'
import { InstantField } from '../../../design/fields/date-field.tsx'
import { NumberField } from '../../../design/fields/number-field.tsx'
import { RadioGroup } from '../../../design/fields/radio-group.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import { useZone } from '../../../design/time/zone.ts'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { wordsIn } from '../../../messages/words-in.ts'

export type Ask = OutputOf<'read-task'>['asks'][number]
export type Answer = string | number | undefined

interface AskFieldProps {
  ask: Ask
  answer: Answer
  error: string | undefined
  onAnswer(answer: Answer): void
}

/** One question of a step, as its kind asks for. "Not sure" and "not known yet" are answers: they never hold up the work. */
export function AskField({ ask, answer, error, onAnswer }: AskFieldProps) {
  const { text, language } = useLanguage()
  const texts = { label: wordsIn(language, ask.question), error, optional: !ask.required }
  if (ask.kind === 'yes-no-unsure' || ask.kind === 'choice') {
    const own = ask.options.map((option) => ({ id: option.id, text: wordsIn(language, option) }))
    const yesNo = (['yes', 'no', 'unsure'] as const).map((id) => ({ id, text: text(`respond.answer.${id}`) }))
    return (
      <RadioGroup<string>
        {...texts}
        value={typeof answer === 'string' ? answer : null}
        choices={ask.kind === 'choice' ? own : yesNo}
        onChange={onAnswer}
      />
    )
  }
  if (ask.kind === 'text')
    return (
      <TextArea
        {...texts}
        maxLength={10_000}
        value={typeof answer === 'string' ? answer : ''}
        onChange={(typed) => onAnswer(typed === '' ? undefined : typed)}
      />
    )
  return <KnownOrNot ask={ask} answer={answer} onAnswer={onAnswer} texts={texts} />
}

interface KnownOrNotProps extends Pick<AskFieldProps, 'ask' | 'answer' | 'onAnswer'> {
  texts: { label: string; error: string | undefined; optional: boolean }
}

function KnownOrNot({ ask, answer, onAnswer, texts }: KnownOrNotProps) {
  const text = useText()
  const zone = useZone()
  const isUnknown = answer === 'unsure'
  return (
    <div className="stack-tight">
      {ask.kind === 'number' ? (
        <NumberField
          {...texts}
          minValue={0}
          isDisabled={isUnknown}
          value={typeof answer === 'number' ? answer : Number.NaN}
          onChange={(typed) => onAnswer(Number.isNaN(typed) ? undefined : Math.round(typed))}
        />
      ) : (
        <InstantField
          {...texts}
          zone={zone}
          hint={text('respond.answer.zone', { zone })}
          value={typeof answer === 'string' && !isUnknown ? answer : null}
          onChange={(at) => onAnswer(at ?? undefined)}
        />
      )}
      <Checkbox
        label={text('respond.answer.unknown')}
        value={isUnknown}
        onChange={(on) => onAnswer(on ? 'unsure' : undefined)}
      />
    </div>
  )
}
