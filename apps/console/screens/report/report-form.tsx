import { type FormEvent, useEffect, useRef } from 'react'
import { useDraft } from '../../app/drafts.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { useText } from '../../messages/use-text.ts'
import { DoThisNow, useCards } from './do-this-now.tsx'
import { Questions } from './questions.tsx'
import { emptyReport, formOf, type Kind, kinds, type ReportDraft } from './report-draft.ts'
import { type Receipt, useReport, useReporter } from './use-report.ts'
import { useDays } from './when-question.tsx'
import { WhoReports } from './who-reports.tsx'

/** One page, from the top down; it can be sent at any point. What was typed stays until it is sent. */
export function ReportForm({ onTaken }: { onTaken(receipt: Receipt): void }) {
  const text = useText()
  const cards = useCards()
  const reporter = useReporter()
  const days = useDays()
  const [draft, setDraft, drop] = useDraft<ReportDraft>('report', emptyReport)
  const report = useReport((receipt) => {
    drop()
    onTaken(receipt)
  })
  const change = (part: Partial<ReportDraft>) => setDraft({ ...withRequest(draft), ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const sent = withRequest(draft)
    setDraft(sent)
    report.mutate({ form: formOf(sent, days()), withName: draft.withName && reporter != null })
  }
  const cardPlace = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // On a phone the card would come up below the edge of the screen, unseen.
    if (draft.kind !== null && window.matchMedia('(pointer: coarse)').matches)
      cardPlace.current?.firstElementChild?.scrollIntoView({ behavior: 'smooth', block: 'start' })
  }, [draft.kind])
  const card = draft.kind === null ? undefined : cards?.[draft.kind]
  return (
    <form className="stack report" data-density="airy" onSubmit={submit}>
      <p>{text('report.intro')}</p>
      <p className="soft">{text('report.facts')}</p>
      <RadioGroup<Kind>
        label={text('report.kind')}
        optional
        value={draft.kind}
        choices={kinds.map((id) => ({ id, text: text(id === 'unsure' ? 'report.unsure' : `report.kind.${id}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <div ref={cardPlace} role="status">
        {card !== undefined && <DoThisNow card={card} />}
      </div>
      <Questions draft={draft} change={change} />
      {reporter !== undefined && <WhoReports reporter={reporter} draft={draft} change={change} />}
      {report.error !== null && <FailedRead error={report.error} />}
      <div className="report-send">
        <Button type="submit" tone="main" icon="flag" isPending={report.isPending} isDisabled={reporter === undefined}>
          {text('report.send')}
        </Button>
      </div>
    </form>
  )
}

function withRequest(draft: ReportDraft): ReportDraft {
  return draft.request === '' ? { ...draft, request: crypto.randomUUID() } : draft
}
