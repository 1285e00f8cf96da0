import { Checkbox } from '../../../design/fields/checkbox.tsx'
import { ComboBox } from '../../../design/fields/combo-box.tsx'
import { RadioGroup } from '../../../design/fields/radio-group.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useMay } from '../../case/case-context.ts'
import { decisionOutcomes, fourFactors, judgementOutcomes, needsFactors, outcomesOf } from './choices.ts'
import type { Deciding } from './use-deciding.ts'
import { useDutyChoices } from './use-duty-choices.ts'
import { usePlaces } from './use-places.ts'
import type { Wrong } from './wrong-of.ts'

interface DecideFieldsProps {
  of: 'decision' | 'judgement'
  deciding: Deciding
  wrong: Wrong
}

/** First what is decided, then how and why. Whoever decides anew does not choose the question. */
export function DecideFields({ of, deciding, wrong }: DecideFieldsProps) {
  const { question } = deciding
  return (
    <>
      {question.from === null && <QuestionFields of={of} deciding={deciding} wrong={wrong} />}
      <Standing deciding={deciding} />
      {question.kind !== null && <AnswerFields deciding={deciding} kind={question.kind} wrong={wrong} />}
    </>
  )
}

function QuestionFields({ of, deciding: { question, ask }, wrong }: DecideFieldsProps) {
  const text = useText()
  const word = useWord()
  const may = useMay()
  const duties = useDutyChoices()
  const places = usePlaces()
  const error = wrong.kind && text('decisions.kindNone')
  if (of === 'judgement')
    return (
      <>
        <ComboBox
          label={text('decisions.judgement')}
          error={error}
          choices={Object.keys(judgementOutcomes).map((id) => ({ id, text: word('judgement', id) }))}
          value={question.kind}
          onChange={(kind) => ask({ kind })}
        />
        <ComboBox
          label={text('decisions.place')}
          hint={text('decisions.placeHint')}
          optional
          choices={places}
          value={question.place}
          onChange={(place) => ask({ place })}
        />
      </>
    )
  return (
    <>
      <Select
        label={text('decisions.kind')}
        error={error}
        choices={Object.keys(decisionOutcomes).map((id) => ({ id, text: word('decision', id) }))}
        value={question.kind}
        onChange={(kind) => ask({ kind })}
      />
      {duties.length > 0 && (
        <ComboBox
          label={text('decisions.about')}
          hint={text('decisions.aboutHint')}
          optional
          choices={duties}
          value={question.about}
          onChange={(about) => ask({ about })}
        />
      )}
      {may('write-privileged') && (
        <Checkbox
          label={text('timeline.privileged')}
          hint={text('timeline.privilegedHint')}
          value={question.privileged}
          onChange={(privileged) => ask({ privileged })}
        />
      )}
    </>
  )
}

/** What counts until now, so that nobody replaces it without having read it. */
function Standing({ deciding: { standing, clashes } }: { deciding: Deciding }) {
  const text = useText()
  const word = useWord()
  // While theirs and mine are held side by side, it stands above already.
  if (standing === undefined || Object.keys(clashes).length > 0) return null
  const { kind, judgement, outcome, by, reason } = standing
  return (
    <Banner tone="info" icon="duties" title={word(judgement ? 'judgement' : 'decision', kind)}>
      <p>{text('decisions.standing', { outcome: word('decided', outcome), name: by.name })}</p>
      <p className="prose" dir="auto">
        {reason}
      </p>
    </Banner>
  )
}

interface AnswerFieldsProps {
  deciding: Deciding
  kind: string
  wrong: Wrong
}

function AnswerFields({ deciding: { mine, answer }, kind, wrong }: AnswerFieldsProps) {
  const text = useText()
  const word = useWord()
  return (
    <>
      <RadioGroup<string>
        label={text('decisions.outcome')}
        error={wrong.outcome && text('decisions.outcomeNone')}
        choices={outcomesOf(kind).map((id) => ({
          ...{ id, text: word('decided', id) },
          ...(id === 'withdrawn' && { hint: text('decisions.withdrawnHint') }),
        }))}
        value={mine.outcome === '' ? null : mine.outcome}
        onChange={(outcome) => answer({ outcome })}
      />
      {needsFactors(kind, mine.outcome) && <p className="soft">{text('decisions.factorsWhy')}</p>}
      {needsFactors(kind, mine.outcome) &&
        fourFactors.map((factor) => (
          <TextArea
            key={factor}
            label={text(`decisions.${factor}`)}
            hint={text(`decisions.${factor}Hint`)}
            error={wrong[factor] && text('decisions.factorNone')}
            maxLength={10_000}
            value={mine[factor]}
            onChange={(said) => answer({ [factor]: said })}
          />
        ))}
      <TextArea
        label={text('decisions.reason')}
        hint={text('decisions.reasonHint')}
        error={wrong.reason && text('respond.reasonNone')}
        maxLength={10_000}
        value={mine.reason}
        onChange={(reason) => answer({ reason })}
      />
    </>
  )
}
