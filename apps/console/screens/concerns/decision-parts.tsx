import { useRead } from '../../api/use-read.ts'
import { ComboBox } from '../../design/fields/combo-box.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { TextArea } from '../../design/fields/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { useReportWords } from './concern-words.ts'
import { type ClosingReason, closingReasons, type DecisionDraft } from './decision-draft.ts'

interface PartProps {
  concernId: string
  draft: DecisionDraft
  change(part: Partial<DecisionDraft>): void
  tried: boolean
}

/** What the chosen outcome asks for. */
export function DecisionParts(props: PartProps) {
  const parts = { attach: WhichCase, duplicate: WhichConcern, close: WhyClosed }
  const { outcome } = props.draft
  if (outcome === null) return null
  const Part = parts[outcome]
  return (
    <div className="stack concern-part">
      <Part {...props} />
    </div>
  )
}

function WhichCase({ draft, change, tried }: PartProps) {
  const text = useText()
  const cases = useRead('list-cases', {}).data?.cases.filter(({ state }) => state === 'open')
  if (cases === undefined) return <p className="soft">{text('shell.loading')}</p>
  if (cases.length === 0) return <p>{text('concerns.decide.noCase')}</p>
  return (
    <ComboBox
      label={text('concerns.decide.case')}
      error={tried && draft.caseId === null ? text('concerns.decide.missing') : undefined}
      value={draft.caseId}
      choices={cases.map(({ case_id, code, title = '' }) => ({ id: case_id, text: `${code} ${title}` }))}
      onChange={(caseId) => change({ caseId })}
    />
  )
}

function WhichConcern({ concernId, draft, change, tried }: PartProps) {
  const text = useText()
  const words = useReportWords()
  const { data } = useRead('list-concerns', { limit: 200 })
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  // A repetition is of the first report, never of another repetition.
  const others = data.concerns.filter(({ concern_id, state }) => concern_id !== concernId && state !== 'duplicate')
  if (others.length === 0) return <p>{text('concerns.decide.noSame')}</p>
  return (
    <ComboBox
      label={text('concerns.decide.same')}
      error={tried && draft.duplicateOf === null ? text('concerns.decide.missing') : undefined}
      value={draft.duplicateOf}
      choices={others.map(({ concern_id, code, kind }) => ({ id: concern_id, text: `${code} ${words.kind(kind)}` }))}
      onChange={(duplicateOf) => change({ duplicateOf })}
    />
  )
}

function WhyClosed({ draft, change, tried }: PartProps) {
  const text = useText()
  return (
    <>
      <RadioGroup<ClosingReason>
        label={text('concerns.decide.why')}
        error={tried && draft.why === null ? text('concerns.decide.missing') : undefined}
        value={draft.why}
        choices={closingReasons.map((id) => ({ id, text: text(`concerns.why.${id}`) }))}
        onChange={(why) => change({ why })}
      />
      <TextArea
        label={text('concerns.decide.reason')}
        hint={text('concerns.decide.reasonHint')}
        error={tried && draft.reason.trim() === '' ? text('concerns.decide.missingWords') : undefined}
        maxLength={10_000}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
      />
    </>
  )
}
