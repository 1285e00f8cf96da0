import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useWrite } from '../../api/use-write.ts'
import { useDraft } from '../../app/drafts.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { useSession } from '../../app/session/use-session.ts'
import { useTried } from '../../app/use-tried.ts'
import { Button } from '../../design/actions/button.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { useText } from '../../messages/use-text.ts'
import type { Concern } from './concern-words.ts'
import { type DecisionDraft, decisionOf, emptyDecision, type Outcome, outcomes } from './decision-draft.ts'
import { DecisionParts } from './decision-parts.tsx'

/** An incident, part of a case, the same as another, or none: with what each needs. */
export function Decide({ concern }: { concern: Concern }) {
  const text = useText()
  const client = useQueryClient()
  const [draft, setDraft, drop] = useDraft<DecisionDraft>(`triage:${concern.concern_id}`, emptyDecision)
  const decision = decisionOf(draft, concern)
  const triage = useWrite('triage-concern', {
    changes: ['read-concern', 'list-concerns', 'list-messages'],
    onDone(_, { outcome }) {
      drop()
      tell({ text: text(`concerns.done.${outcome}`) })
    },
  })
  const lookAgain = () => {
    // Somebody else may have decided meanwhile.
    triage.reset()
    void client.invalidateQueries({ queryKey: ['read-concern'] })
  }
  const { form, tried, onSubmit } = useTried(decision !== undefined, () => triage.mutate(decision!))
  const change = (part: Partial<DecisionDraft>) => setDraft({ ...draft, ...part })
  return (
    <form ref={form} className="card" noValidate onSubmit={onSubmit}>
      <h2>{text('concerns.decide')}</h2>
      <OpenIncident concernId={concern.concern_id} />
      <RadioGroup<Outcome>
        label={text('concerns.decide.how')}
        error={tried && draft.outcome === null ? text('concerns.decide.missing') : undefined}
        value={draft.outcome}
        choices={outcomes.map((id) => ({
          id,
          text: text(`concerns.decide.${id}`),
          hint: text(`concerns.decide.${id}Hint` as const),
        }))}
        onChange={(outcome) => change({ outcome })}
      />
      <DecisionParts concernId={concern.concern_id} draft={draft} change={change} tried={tried} />
      {triage.error !== null && <FailedRead error={triage.error} again={lookAgain} />}
      <div className="row">
        <Button type="submit" icon="check" isPending={triage.isPending} isDisabled={draft.outcome === null}>
          {text('concerns.decide.do')}
        </Button>
      </div>
    </form>
  )
}

/** The way to the form that opens a case with this report. */
function OpenIncident({ concernId }: { concernId: string }) {
  const text = useText()
  const navigate = useNavigate()
  if (!useSession().may.includes('open-incident')) return <p className="soft">{text('concerns.decide.incidentNot')}</p>
  return (
    <div className="stack-tight">
      <div className="row">
        <Button
          tone="main"
          icon="cases"
          onPress={() => void navigate({ to: '/cases/open', search: { concern: concernId } })}
        >
          {text('concerns.decide.incident')}
        </Button>
      </div>
      <p className="soft">{text('concerns.decide.incidentText')}</p>
    </div>
  )
}
