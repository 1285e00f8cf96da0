import './evidence.css'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWrite } from '../../api/use-write.ts'
import { useDraft } from '../../app/drafts.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { useSession } from '../../app/session/use-session.ts'
import { useTried } from '../../app/use-tried.ts'
import { Button } from '../../design/actions/button.tsx'
import { FileDrop } from '../../design/fields/file-drop.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { Select } from '../../design/fields/select.tsx'
import { TextField } from '../../design/fields/text-field.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { serverClock } from '../../design/time/clock.ts'
import { useBytes } from '../../messages/use-bytes.ts'
import { type Text, useText } from '../../messages/use-text.ts'
import { useCase } from '../case/case-context.ts'
import { batches, type ChosenFile } from './uploads/batches.ts'
import { matchLeft, wholeOf } from './uploads/left.ts'
import { LeftUploads } from './uploads/left-uploads.tsx'
import { useLeftUploads } from './uploads/use-left-uploads.ts'
import { useOfferedRosters } from './use-offered-rosters.ts'

interface AttachDraft {
  purpose: 'evidence' | 'roster'
  /** `roster`: a version of the provider's own list. */
  way: 'files' | 'folder' | 'roster'
  label: string
  path: string
}
const empty: AttachDraft = { purpose: 'evidence', way: 'files', label: '', path: '' }

/** As many as one source takes. */
const mostFiles = 10_000

/** Makes a source: files from this computer, or a folder of the server. */
export function Screen() {
  const text = useText()
  const { case_id } = useCase()
  const { account_id } = useSession()
  const navigate = useNavigate()
  const [draft, setDraft, drop] = useDraft(`attach:${case_id}`, empty)
  const [files, setFiles] = useState<readonly ChosenFile[]>([])
  const left = useLeftUploads()
  const [takesWhole, setTakesWhole] = useState(false)
  const chosen = matchLeft(files, left.uploads)
  const whole = takesWhole ? wholeOf(left.uploads, chosen) : []
  const change = (part: Partial<AttachDraft>) => setDraft({ ...draft, ...part })
  const offered = useOfferedRosters(case_id)
  const [version, setVersion] = useState<string | null>(null)
  const { purpose, label, path } = draft
  const way = draft.way === 'roster' && (purpose === 'evidence' || offered.length === 0) ? 'files' : draft.way
  const roster = offered.find(({ id }) => id === version) ?? offered[0]
  const wrong = {
    label: way === 'roster' ? undefined : label.trim() === '' ? text('attach.label.none') : undefined,
    files: way === 'files' ? wrongIn(chosen.length + whole.length, text) : undefined,
    path: way === 'folder' && !path.startsWith('/') ? text('attach.path.none') : undefined,
  }
  const end = () => {
    drop()
    void navigate({ to: '/cases/$caseId/evidence', params: { caseId: case_id } })
  }
  const attach = useWrite('attach-folder', { changes: ['list-sources'], onDone: end })
  const take = useWrite('attach-roster', { changes: ['list-sources'], onDone: end })
  const send = () => {
    // Without a name of its own it is called what it is.
    if (way === 'roster')
      return take.mutate({ case_id, label: label.trim() || text('attach.way.roster'), roster_id: roster!.id })
    if (way === 'folder') return attach.mutate({ case_id, label: label.trim(), purpose, path })
    const facts = { caseId: case_id, account: account_id, label: label.trim(), purpose }
    batches.begin({ ...facts, chosen, whole, now: serverClock.now() })
    end()
  }
  const isRight = Object.values(wrong).every((error) => error === undefined)
  const { form, tried, onSubmit } = useTried(isRight, send)
  return (
    <form ref={form} className="stack read" data-density="airy" noValidate onSubmit={onSubmit}>
      {way === 'files' && <LeftUploads {...{ left, chosen, takesWhole }} onTakeWhole={setTakesWhole} />}
      <Described
        draft={{ ...draft, way }}
        change={change}
        noLabel={tried ? wrong.label : undefined}
        hasRoster={offered.length > 0}
      />
      {way === 'roster' ? (
        <Select<string>
          label={text('attach.roster')}
          value={roster?.id ?? null}
          choices={offered}
          onChange={setVersion}
        />
      ) : way === 'files' ? (
        <ChosenFiles chosen={chosen} onChange={setFiles} error={tried ? wrong.files : undefined} />
      ) : (
        <TextField
          label={text('attach.path')}
          hint={text('attach.pathHint')}
          error={tried ? wrong.path : undefined}
          maxLength={4000}
          value={path}
          onChange={(path) => change({ path })}
        />
      )}
      {attach.error !== null && <FailedRead error={attach.error} />}
      {take.error !== null && <FailedRead error={take.error} />}
      <div className="row">
        <Button type="submit" tone="main" icon="check" isPending={attach.isPending || take.isPending}>
          {text(way === 'files' ? 'attach.send' : 'attach.take')}
        </Button>
        <Button onPress={end}>{text('attach.cancel')}</Button>
      </div>
    </form>
  )
}

function wrongIn(files: number, text: Text): string | undefined {
  if (files === 0) return text('attach.files.none')
  return files > mostFiles ? text('attach.files.tooMany', { most: mostFiles }) : undefined
}

interface DescribedProps {
  draft: AttachDraft
  change(part: Partial<AttachDraft>): void
  noLabel: string | undefined
  /** The provider keeps a roster that can be taken. */
  hasRoster: boolean
}

/** What it is, what it is called, and where it is. */
function Described({ draft: { purpose, way, label }, change, noLabel, hasRoster }: DescribedProps) {
  const text = useText()
  return (
    <>
      <RadioGroup<AttachDraft['purpose']>
        label={text('attach.purpose')}
        value={purpose}
        choices={[
          { id: 'evidence', text: text('attach.purpose.evidence'), hint: text('attach.purpose.evidenceHint') },
          { id: 'roster', text: text('attach.purpose.roster'), hint: text('attach.purpose.rosterHint') },
        ]}
        onChange={(chosen) => change({ purpose: chosen })}
      />
      <TextField
        label={text('attach.label')}
        hint={text('attach.labelHint')}
        error={noLabel}
        optional={way === 'roster'}
        maxLength={200}
        value={label}
        onChange={(typed) => change({ label: typed })}
      />
      <RadioGroup<AttachDraft['way']>
        label={text('attach.way')}
        value={way}
        choices={[
          ...(purpose === 'roster' && hasRoster
            ? [{ id: 'roster' as const, text: text('attach.way.roster'), hint: text('attach.way.rosterHint') }]
            : []),
          { id: 'files', text: text('attach.way.files'), hint: text('attach.way.filesHint') },
          { id: 'folder', text: text('attach.way.folder'), hint: text('attach.way.folderHint') },
        ]}
        onChange={(chosen) => change({ way: chosen })}
      />
    </>
  )
}

interface ChosenFilesProps {
  chosen: readonly ChosenFile[]
  onChange(files: readonly ChosenFile[]): void
  error: string | undefined
}

function ChosenFiles({ chosen, onChange, error }: ChosenFilesProps) {
  const text = useText()
  const bytes = useBytes()
  const size = chosen.reduce((sum, { file }) => sum + file.size, 0)
  return (
    <div className="evidence-ways">
      <FileDrop
        label={text('attach.drop')}
        hint={text('attach.dropHint')}
        onFiles={(files) => onChange([...chosen, ...files])}
      />
      {error !== undefined && <Banner tone="bad" title={error} live="alert" />}
      {chosen.length > 0 && (
        <div className="row">
          <p>{text('attach.chosen', { n: chosen.length, size: bytes(size) })}</p>
          <Button tone="bare" icon="undo" onPress={() => onChange([])}>
            {text('attach.chosen.drop')}
          </Button>
        </div>
      )}
    </div>
  )
}
