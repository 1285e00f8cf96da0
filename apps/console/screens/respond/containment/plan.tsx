import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { RadioGroup } from '../../../design/fields/radio-group.tsx'
import { TextArea, TextField } from '../../../design/fields/text-field.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'
import {
  type ContainmentAction,
  changedByContainment,
  containmentActions,
  type IndicatorType,
  indicatorTypes,
  people,
  type Target,
} from './containment.ts'

/** What is known before the form is opened: a leaked secret brings its action and target. */
export interface PlanStart {
  action: ContainmentAction | null
  target: Target | null
  rotation: string | null
}
export const nothingYet: PlanStart = { action: null, target: null, rotation: null }

interface PlanDraft {
  action: ContainmentAction | null
  /** A connected system, or `people`. */
  by: string | null
  name: string
  token: string
  type: IndicatorType | null
  value: string
  why: string
}
const empty: PlanDraft = { action: null, by: null, name: '', token: '', type: null, value: '', why: '' }

/** Asks for a containment and has it tried dry; nothing is changed by it. */
export function Plan({ start, onEnd }: { start: PlanStart; onEnd(): void }) {
  const text = useText()
  const { case_id } = useCase()
  const [draft, setDraft, drop] = useDraft(`contain:${case_id}:${start.rotation ?? ''}:${start.action ?? ''}`, empty)
  const action = start.action ?? draft.action
  const target = start.target ?? targetOf(action, draft)
  const { by, why } = draft
  const plan = useWrite('plan-containment', {
    changes: changedByContainment,
    onDone() {
      drop()
      onEnd()
    },
  })
  const send = () => {
    const more = {
      ...(by !== people && { connector_id: by! }),
      ...(why.trim() !== '' && { why: why.trim() }),
      ...(start.rotation !== null && { rotation_id: start.rotation }),
    }
    plan.mutate({ case_id, action: action!, target: target!, ...more })
  }
  const set = (part: Partial<PlanDraft>) => setDraft({ ...draft, ...part })
  return (
    <FormDialog
      title={text(action === null ? 'contain.plan' : `ending.containment.${action}`)}
      action={text('contain.plan.do')}
      isRight={action !== null && target !== null && by !== null}
      isPending={plan.isPending}
      error={plan.error}
      onSend={send}
      onEnd={onEnd}
      width="wide"
    >
      {(tried) => (
        <>
          {start.action === null && (
            <RadioGroup
              label={text('contain.action')}
              error={tried && action === null ? text('contain.actionNone') : undefined}
              choices={containmentActions.map((id) => ({ id, text: text(`ending.containment.${id}`) }))}
              value={action}
              onChange={(chosen) => set({ action: chosen, by: null })}
            />
          )}
          {start.target === null && action !== null && (
            <TargetFields action={action} draft={draft} set={set} tried={tried} />
          )}
          {action !== null && <By action={action} target={start.target} by={by} set={set} tried={tried} />}
          <TextArea
            label={text('contain.why')}
            optional
            maxLength={10_000}
            value={why}
            onChange={(typed) => set({ why: typed })}
          />
          <p className="soft">{text('contain.plan.text')}</p>
        </>
      )}
    </FormDialog>
  )
}

function targetOf(action: ContainmentAction | null, { name, token, type, value }: PlanDraft): Target | null {
  if (action === null) return null
  if (action === 'revoke-token') return token.trim().length < 8 ? null : { kind: 'token', token: token.trim() }
  if (action === 'block-indicator')
    return type === null || value.trim() === '' ? null : { kind: 'indicator', type, value: value.trim() }
  return name.trim() === '' ? null : { kind: 'account', name: name.trim() }
}

interface FieldsProps {
  action: ContainmentAction
  draft: PlanDraft
  set(part: Partial<PlanDraft>): void
  tried: boolean
}

function TargetFields({ action, draft: { name, token, type, value }, set, tried }: FieldsProps) {
  const text = useText()
  if (action === 'revoke-token')
    return (
      <TextField
        label={text('contain.target.token')}
        hint={text('contain.tokenHint')}
        error={tried && token.trim().length < 8 ? text('contain.tokenNone') : undefined}
        maxLength={16_384}
        value={token}
        onChange={(typed) => set({ token: typed })}
      />
    )
  if (action === 'block-indicator')
    return (
      <>
        <RadioGroup
          label={text('contain.indicator')}
          error={tried && type === null ? text('contain.indicatorNone') : undefined}
          choices={indicatorTypes.map((id) => ({ id, text: text(`contain.target.${id}`) }))}
          value={type}
          onChange={(chosen) => set({ type: chosen })}
        />
        <TextField
          label={text('contain.value')}
          error={tried && value.trim() === '' ? text('contain.valueNone') : undefined}
          maxLength={2048}
          value={value}
          onChange={(typed) => set({ value: typed })}
        />
      </>
    )
  return (
    <TextField
      label={text('contain.target.account')}
      hint={text('contain.accountHint')}
      error={tried && name.trim() === '' ? text('contain.accountNone') : undefined}
      maxLength={320}
      value={name}
      onChange={(typed) => set({ name: typed })}
    />
  )
}

interface ByProps {
  action: ContainmentAction
  target: Target | null
  by: string | null
  set(part: Partial<PlanDraft>): void
  tried: boolean
}

/** Which system does it; what no system can do, people do. */
function By({ action, target, by, set, tried }: ByProps) {
  const text = useText()
  const { data } = useRead('list-connectors', {})
  const systems =
    target?.kind === 'credential' ? [] : (data?.connectors ?? []).filter(({ can }) => can.includes(action))
  return (
    <RadioGroup<string>
      label={text('contain.by')}
      error={tried && by === null ? text('contain.byNone') : undefined}
      choices={[
        ...systems.map(({ connector_id, label, health }) => ({
          id: connector_id,
          text: label,
          ...(health?.working === 'no' && { hint: text('contain.notWorking') }),
        })),
        { id: people, text: text('contain.people'), hint: text('contain.peopleHint') },
      ]}
      value={by}
      onChange={(chosen) => set({ by: chosen })}
    />
  )
}
