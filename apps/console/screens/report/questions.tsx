import { CheckboxGroup } from '../../design/fields/checkbox-group.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { TextArea } from '../../design/fields/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { channels, crowds, dataKinds, type ReportDraft, watchers } from './report-draft.ts'
import { WhenQuestion } from './when-question.tsx'

export interface QuestionsProps {
  draft: ReportDraft
  change(part: Partial<ReportDraft>): void
}

/** The eight questions. None must be answered; every one that has a list offers "not sure". */
export function Questions({ draft, change }: QuestionsProps) {
  const text = useText()
  const unsure = { id: 'unsure', text: text('report.unsure') }
  const numbered = (n: number, question: string) => text('report.numbered', { n, question })
  return (
    <>
      <TextArea
        label={numbered(1, text('report.what'))}
        hint={text('report.whatHint')}
        optional
        maxLength={10_000}
        value={draft.what}
        onChange={(what) => change({ what })}
      />
      <WhenQuestion
        label={numbered(2, text('report.happened'))}
        value={draft.happened}
        onChange={(happened) => change({ happened })}
      />
      <WhenQuestion
        label={numbered(3, text('report.noticed'))}
        value={draft.noticed}
        onChange={(noticed) => change({ noticed })}
      />
      <RadioGroup<string>
        label={numbered(4, text('report.channel'))}
        optional
        choices={[...channels.map((id) => ({ id, text: text(`report.channel.${id}`) })), unsure]}
        value={draft.channel}
        onChange={(channel) => change({ channel })}
      />
      <CheckboxGroup<string>
        label={numbered(5, text('report.data'))}
        optional
        choices={[...dataKinds.map((id) => ({ id, text: text(`report.data.${id}`) })), unsure]}
        value={draft.data}
        onChange={(data) => change({ data })}
      />
      <RadioGroup<string>
        label={numbered(6, text('report.people'))}
        optional
        choices={[...crowds.map((id) => ({ id, text: text(`report.people.${id}`) })), unsure]}
        value={draft.people}
        onChange={(people) => change({ people })}
      />
      <CheckboxGroup<string>
        label={numbered(7, text('report.seenBy'))}
        optional
        choices={[...watchers.map((id) => ({ id, text: text(`report.seenBy.${id}`) })), unsure]}
        value={draft.seen_by}
        onChange={(seen_by) => change({ seen_by })}
      />
      <TextArea
        label={numbered(8, text('report.done'))}
        hint={text('report.doneHint')}
        optional
        maxLength={10_000}
        value={draft.done}
        onChange={(done) => change({ done })}
      />
    </>
  )
}
