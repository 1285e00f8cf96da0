import { useQueryClient } from '@tanstack/react-query'
import { ServerProblem } from '../../api/problem.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { type Edit, useEdit } from '../../app/use-edit.ts'
import { useTried } from '../../app/use-tried.ts'
import { Button } from '../../design/actions/button.tsx'
import { CheckboxGroup } from '../../design/fields/checkbox-group.tsx'
import { TextArea, TextField } from '../../design/fields/text-field.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { Clash } from '../../design/status/clash.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { type Vector, vectors } from '../cases/incident-draft.ts'
import type { CaseFacts } from './case-context.ts'

type Known = { title: string; known: string; vectors: readonly string[] }

/** The words of the case as a form. Two people may have it open at once; neither loses what they wrote. */
export function ChangeKnown({ facts, onEnd }: { facts: CaseFacts; onEnd(): void }) {
  const text = useText()
  const client = useQueryClient()
  const { case_id, version, title, known } = facts
  const edit = useEdit<Known>(`known:${case_id}`, {
    version,
    values: { title, known: known ?? '', vectors: facts.vectors },
  })
  const end = () => {
    edit.drop()
    onEnd()
  }
  const change = useWrite('change-incident', {
    changes: ['read-case', 'list-cases', 'list-tasks'],
    onDone() {
      end()
      tell({ text: text('case.known.changed'), tone: 'good' })
    },
  })
  const clash = change.error instanceof ServerProblem && change.error.code === 'CHANGED_MEANWHILE'
  const isRight = edit.values.title.trim() !== '' && edit.values.vectors.length > 0 && isSettled(edit)
  const { form, tried, onSubmit } = useTried(isRight, () => {
    const { title, known, vectors } = edit.values
    const input = {
      title: title.trim(),
      known: known.trim() === '' ? null : known.trim(),
      vectors: [...vectors] as Vector[],
    }
    change.mutateAsync({ case_id, version: edit.version, ...input }).catch(() => {
      // Shown below; where somebody else was faster, their version is fetched and joined with this one.
      void client.invalidateQueries({ queryKey: ['read-case'] })
    })
  })
  return (
    <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
      <h2>{text('case.known.change')}</h2>
      {edit.isMerged && <KnownClash edit={edit} />}
      {change.error !== null && !clash && <FailedRead error={change.error} />}
      <KnownFields edit={edit} tried={tried} />
      <div className="row">
        <Button type="submit" tone="main" isPending={change.isPending}>
          {text('case.edit.save')}
        </Button>
        <Button onPress={end}>{text('case.edit.cancel')}</Button>
      </div>
    </form>
  )
}

const isSettled = (edit: Edit<Known>): boolean => Object.keys(edit.clashes).length === 0

function KnownFields({ edit: { values, set }, tried }: { edit: Edit<Known>; tried: boolean }) {
  const text = useText()
  const word = useWord()
  return (
    <>
      <TextField
        label={text('case.edit.title')}
        error={tried && values.title.trim() === '' ? text('case.edit.titleNone') : undefined}
        maxLength={200}
        value={values.title}
        onChange={(title) => set({ title })}
      />
      <TextArea
        label={text('case.edit.known')}
        optional
        rows={6}
        maxLength={10_000}
        value={values.known}
        onChange={(known) => set({ known })}
      />
      <CheckboxGroup
        label={text('case.edit.vectors')}
        hint={text('case.edit.vectorsHint')}
        error={tried && values.vectors.length === 0 ? text('case.edit.vectorsNone') : undefined}
        choices={vectors.map((id) => ({ id, text: word('vector', id) }))}
        value={values.vectors as Vector[]}
        onChange={(chosen) => set({ vectors: chosen })}
      />
    </>
  )
}

function KnownClash({ edit: { values, clashes, settle } }: { edit: Edit<Known> }) {
  const text = useText()
  const word = useWord()
  const say = (value: string | readonly string[]): string =>
    typeof value === 'string' ? value : value.map((vector) => word('vector', vector)).join('\n')
  const labels = { title: text('case.edit.title'), known: text('case.edit.known'), vectors: text('case.edit.vectors') }
  return (
    <Clash
      fields={(['title', 'known', 'vectors'] as const).flatMap((key) => {
        const theirs = clashes[key]
        if (theirs === undefined) return []
        const mine = values[key]
        return {
          ...{ id: key, label: labels[key], mine: say(mine), theirs: say(theirs) },
          onMine: () => settle(key, mine),
          onTheirs: () => settle(key, theirs),
          ...(key === 'known' && { onBoth: () => settle(key, `${mine}\n\n${theirs}`) }),
        }
      })}
    />
  )
}
