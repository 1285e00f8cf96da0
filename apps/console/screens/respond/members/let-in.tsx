import type { InputOf } from '../../../../../office/client-types.ts'
import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { ComboBox } from '../../../design/fields/combo-box.tsx'
import { InstantField } from '../../../design/fields/date-field.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useZone } from '../../../design/time/zone.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'

type Role = InputOf<'add-member'>['role']
const roles = [
  ...(['privacy-officer', 'incident-manager', 'security', 'reviewer'] as const),
  ...(['call-desk', 'counsel', 'guest-firm', 'auditor'] as const),
] satisfies Role[]

/** People from outside come until a day; the server refuses them without one. */
const guests: ReadonlySet<string> = new Set(['counsel', 'guest-firm'])

interface LetInDraft {
  account: string | null
  role: Role | null
  until: string | null
}
const empty: LetInDraft = { account: null, role: null, until: null }

/** Lets somebody into the case in a role; they find a message. */
export function LetIn({ onEnd }: { onEnd(): void }) {
  const text = useText()
  const { case_id } = useCase()
  const [draft, setDraft, drop] = useDraft(`member:${case_id}`, empty)
  const { account, role, until } = draft
  const add = useWrite('add-member', {
    changes: ['list-members', 'list-staff', 'read-case'],
    onDone() {
      drop()
      onEnd()
      tell({ text: text('members.added'), tone: 'good' })
    },
  })
  const wrong = {
    account: account === null ? text('members.who.none') : undefined,
    role: role === null ? text('members.role.none') : undefined,
    until: role !== null && guests.has(role) && until === null ? text('members.until.none') : undefined,
  }
  const isRight = Object.values(wrong).every((error) => error === undefined)
  const send = () => add.mutate({ case_id, account_id: account!, role: role!, ...(until !== null && { until }) })
  return (
    <FormDialog
      title={text('members.letIn')}
      action={text('members.letIn.do')}
      {...{ isRight, isPending: add.isPending, error: add.error, onSend: send, onEnd }}
    >
      {(tried) => (
        <LetInFields draft={draft} change={(part) => setDraft({ ...draft, ...part })} wrong={tried ? wrong : {}} />
      )}
    </FormDialog>
  )
}

interface LetInFieldsProps {
  draft: LetInDraft
  change(part: Partial<LetInDraft>): void
  wrong: { account?: string | undefined; role?: string | undefined; until?: string | undefined }
}

function LetInFields({ draft: { account, role, until }, change, wrong }: LetInFieldsProps) {
  const text = useText()
  const word = useWord()
  const zone = useZone()
  const { case_id } = useCase()
  const { data, error } = useRead('list-staff', { case_id })
  if (error !== null) return <FailedRead error={error} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const people = data.people.map(({ account_id, name, in_case }) => ({
    ...{ id: account_id, text: name },
    ...(in_case && { hint: text('members.isIn') }),
  }))
  return (
    <>
      <ComboBox
        label={text('members.who')}
        error={wrong.account}
        choices={people}
        value={account}
        onChange={(id) => change({ account: id })}
      />
      <Select
        label={text('members.role')}
        error={wrong.role}
        choices={roles.map((id) => ({ id, text: word('role', id), hint: text(`members.may.${id}`) }))}
        value={role}
        onChange={(id) => change({ role: id })}
      />
      <InstantField
        label={text('members.untilWhen', { zone })}
        hint={text('members.untilHint')}
        error={wrong.until}
        optional={role === null || !guests.has(role)}
        zone={zone}
        value={until}
        onChange={(at) => change({ until: at })}
      />
    </>
  )
}
