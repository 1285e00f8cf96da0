import type { FormEvent } from 'react'
import { useRead } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { useDraft } from '../../app/drafts.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { useSession } from '../../app/session/use-session.ts'
import { Button } from '../../design/actions/button.tsx'
import { TextField } from '../../design/fields/text-field.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'

/** Where the provider works. Roles, cases and concerns can be of one site. */
export function Screen() {
  const text = useText()
  const { data, error, refetch } = useRead('list-sites', {})
  const mayChange = useSession().may.includes('manage-settings')
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <div className="stack read">
      {data.sites.length === 0 ? (
        <EmptyState icon="home" title={text('settings.sites.none')}>
          <p>{text('settings.sites.noneText')}</p>
        </EmptyState>
      ) : (
        <section className="card">
          <Rows
            label={text('settings.sites')}
            rows={data.sites.map(({ site_id, name }) => ({ id: site_id, icon: 'home' as const, title: name }))}
          />
        </section>
      )}
      {mayChange && <AddSite />}
    </div>
  )
}

function AddSite() {
  const text = useText()
  const [name, setName, drop] = useDraft('site', '')
  const add = useWrite('add-site', {
    changes: ['list-sites'],
    onDone(_, { name: added }) {
      drop()
      tell({ text: text('settings.sites.added', { name: added }) })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ name: name.trim() })
  }
  return (
    <form className="card" onSubmit={submit}>
      <h2>{text('settings.sites.add')}</h2>
      <TextField
        label={text('settings.sites.name')}
        hint={text('settings.sites.nameHint')}
        maxLength={200}
        value={name}
        onChange={setName}
      />
      {add.error !== null && <FailedRead error={add.error} />}
      <div className="row">
        <Button type="submit" icon="plus" isPending={add.isPending} isDisabled={name.trim() === ''}>
          {text('settings.sites.do')}
        </Button>
      </div>
    </form>
  )
}
