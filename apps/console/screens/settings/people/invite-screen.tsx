import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { InputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useTried } from '../../../app/use-tried.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { RadioGroup } from '../../../design/fields/radio-group.tsx'
import { TextField } from '../../../design/fields/text-field.tsx'
import { type Language, languageNames, languages } from '../../../messages/languages.ts'
import { useText } from '../../../messages/use-text.ts'
import type { ProviderRole } from './account-words.ts'
import { Invitation } from './invitation.tsx'
import { RoleChoice } from './role-choice.tsx'

interface InviteDraft {
  name: string
  email: string
  language: Language | null
  roles: readonly ProviderRole[]
  site: string | null
}
const nobody: InviteDraft = { name: '', email: '', language: null, roles: [], site: null }
const isEmail = (email: string): boolean => email === '' || /^[^\s@]+@[^\s@]+$/.test(email)

/** A new account. Its code is shown once, here, to whoever hands it over. */
export function Screen() {
  const text = useText()
  const navigate = useNavigate()
  const [draft, setDraft, drop] = useDraft('invite', nobody)
  const [invited, setInvited] = useState<{ name: string; code: string } | null>(null)
  const invite = useWrite('invite-person', {
    changes: ['list-accounts'],
    onDone(outcome, { name }) {
      if (outcome.state === 'done') setInvited({ name, code: outcome.output.code })
      drop()
    },
  })
  const change = (part: Partial<InviteDraft>) => setDraft({ ...draft, ...part })
  const isRight = draft.name.trim() !== '' && isEmail(draft.email.trim())
  const { form, tried, onSubmit } = useTried(isRight, () => invite.mutate(inputOf(draft)))
  if (invited !== null)
    return <Invitation {...invited} onKept={() => void navigate({ to: '/settings/people', replace: true })} />
  return (
    <form ref={form} className="stack read" data-density="airy" noValidate onSubmit={onSubmit}>
      <p className="no-print">
        <Link to="/settings/people">{text('settings.people.back')}</Link>
      </p>
      <TextField
        label={text('settings.people.name')}
        error={tried && draft.name.trim() === '' ? text('settings.people.nameNone') : undefined}
        autoComplete="off"
        maxLength={200}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={text('settings.people.email')}
        hint={text('settings.people.emailHint')}
        error={tried && !isEmail(draft.email.trim()) ? text('settings.people.emailWrong') : undefined}
        optional
        type="email"
        autoComplete="off"
        maxLength={254}
        value={draft.email}
        onChange={(email) => change({ email })}
      />
      <RadioGroup<Language>
        label={text('settings.people.language')}
        optional
        value={draft.language}
        choices={languageNames.map((id) => ({ id, text: languages[id].name }))}
        onChange={(language) => change({ language })}
      />
      <RoleChoice roles={draft.roles} site={draft.site} change={change} />
      {invite.error !== null && <FailedRead error={invite.error} />}
      <div className="row">
        <Button type="submit" tone="main" icon="plus" isPending={invite.isPending}>
          {text('settings.people.inviteDo')}
        </Button>
      </div>
    </form>
  )
}

function inputOf({ name, email, language, roles, site }: InviteDraft): InputOf<'invite-person'> {
  const address = email.trim()
  return {
    name: name.trim(),
    ...(address !== '' && { email: address }),
    ...(language !== null && { language }),
    roles: roles.map((role) => (site === null ? { role } : { role, site_id: site })),
  }
}
