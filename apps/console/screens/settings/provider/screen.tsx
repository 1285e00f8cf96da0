import { useQueryClient } from '@tanstack/react-query'
import type { OutputOf } from '../../../../../office/client-types.ts'
import { ServerProblem } from '../../../api/problem.ts'
import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { useEdit } from '../../../app/use-edit.ts'
import { Button } from '../../../design/actions/button.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { Banner } from '../../../design/status/banner.tsx'
import { useText } from '../../../messages/use-text.ts'
import { complaintOf } from './complaint.ts'
import { EditProvider } from './edit-provider.tsx'

/** Who the provider is: as a form, and as the file that it is kept as. */
export function Screen() {
  const text = useText()
  const { data, error, refetch } = useRead('show-provider', {})
  const mayChange = useSession().may.includes('manage-settings')
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <div className="stack read">
      <p className="soft">{text('settings.provider.text')}</p>
      {data.text === '' && <Banner tone="warn" title={text('settings.provider.empty')} />}
      {mayChange ? <Edit saved={data} /> : <ReadOnly saved={data} />}
    </div>
  )
}

type Saved = OutputOf<'show-provider'>

function ReadOnly({ saved }: { saved: Saved }) {
  const text = useText()
  return (
    <section className="card">
      <p className="soft">{text('settings.provider.readOnly')}</p>
      <pre className="checkpoint">{saved.text}</pre>
    </section>
  )
}

function Edit({ saved }: { saved: Saved }) {
  const text = useText()
  const client = useQueryClient()
  const edit = useEdit('provider', { version: saved.version, values: { text: saved.text } })
  const save = useWrite('change-provider', {
    changes: ['show-provider'],
    onDone() {
      edit.drop()
      tell({ text: text('settings.provider.saved') })
    },
  })
  const problem = save.error instanceof ServerProblem ? save.error : undefined
  const complaint = problem?.code === 'PROVIDER_INVALID' ? complaintOf(problem.message) : undefined
  const isLate = problem?.code === 'CHANGED_MEANWHILE'
  return (
    <>
      {edit.clashes.text !== undefined && (
        <Banner
          tone="warn"
          title={text('settings.provider.clash')}
          live="alert"
          actions={
            <>
              <Button onPress={() => edit.settle('text', edit.values.text)}>
                {text('settings.provider.keepMine')}
              </Button>
              <Button onPress={() => edit.settle('text', edit.clashes.text!)}>
                {text('settings.provider.takeTheirs')}
              </Button>
            </>
          }
        >
          <p>{text('settings.provider.clashText')}</p>
          <pre className="checkpoint">{edit.clashes.text}</pre>
        </Banner>
      )}
      <EditProvider
        value={edit.values.text}
        onChange={(next) => {
          save.reset()
          edit.set({ text: next })
        }}
        complaint={complaint}
        onSave={() => save.mutate({ text: edit.values.text, version: edit.version })}
        isSaving={save.isPending}
      />
      {save.error !== null && complaint === undefined && (
        <FailedRead
          error={save.error}
          {...(isLate && { again: () => void client.invalidateQueries({ queryKey: ['show-provider'] }) })}
        />
      )}
    </>
  )
}
