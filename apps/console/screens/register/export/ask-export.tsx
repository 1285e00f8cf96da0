import type { InputOf, OutputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useTried } from '../../../app/use-tried.ts'
import { AskedSecond } from '../../../approvals/asked-second.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { CheckboxGroup } from '../../../design/fields/checkbox-group.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'

type File = InputOf<'export-register'>['files'][number]
const files = ['people', 'exposures', 'harm', 'items', 'gaps'] as const satisfies readonly File[]

interface ExportDraft {
  party: string | null
  purpose: string
  keys: string
  files: File[]
}
const empty: ExportDraft = { party: null, purpose: '', keys: '', files: ['people'] }

/** A line for each key; blanks between them do no harm. */
const keysIn = (typed: string): string[] => [...new Set(typed.split(/\s+/).filter((key) => key !== ''))]

/** Asks for files of the register: for whom, why, sealed for which keys. */
export function AskExport({ parties }: { parties: OutputOf<'list-parties'>['parties'] }) {
  const text = useText()
  const { case_id } = useCase()
  const [draft, setDraft, drop] = useDraft(`export:${case_id}`, empty)
  const { party, purpose, keys, files: chosen } = draft
  const change = (part: Partial<ExportDraft>) => setDraft({ ...draft, ...part })
  const ask = useWrite('export-register', { changes: ['list-exports', 'list-approvals'], onDone: drop })
  const recipients = keysIn(keys)
  const wrong = {
    party: party === null ? text('export.partyNone') : undefined,
    purpose: purpose.trim() === '' ? text('export.purposeNone') : undefined,
    keys:
      recipients.length === 0 || recipients.some((key) => !key.startsWith('age1'))
        ? text('export.keysNone')
        : undefined,
    files: chosen.length === 0 ? text('export.filesNone') : undefined,
  }
  const isRight = Object.values(wrong).every((error) => error === undefined)
  const { form, tried, onSubmit } = useTried(isRight, () =>
    ask.mutate({ case_id, party_id: party!, purpose: purpose.trim(), recipients, files: chosen }),
  )
  const shown: Partial<typeof wrong> = tried ? wrong : {}
  return (
    <form ref={form} className="card stack" noValidate onSubmit={onSubmit}>
      <h2>{text('export.ask')}</h2>
      <p>{text('export.text')}</p>
      {parties.length === 0 && (
        <p>
          {text('export.noParty')}{' '}
          <Link to="/cases/$caseId/respond/parties" params={{ caseId: case_id }}>
            {text('export.toParties')}
          </Link>
        </p>
      )}
      <Select
        label={text('export.party')}
        error={shown.party}
        choices={parties.map(({ party_id, name }) => ({ id: party_id, text: name }))}
        value={party}
        onChange={(id) => change({ party: id })}
      />
      <TextArea
        label={text('export.purpose')}
        hint={text('export.purposeHint')}
        error={shown.purpose}
        maxLength={10_000}
        value={purpose}
        onChange={(typed) => change({ purpose: typed })}
      />
      <TextArea
        label={text('export.keys')}
        hint={text('export.keysHint')}
        error={shown.keys}
        maxLength={90_000}
        value={keys}
        onChange={(typed) => change({ keys: typed })}
      />
      <CheckboxGroup<File>
        label={text('export.files')}
        error={shown.files}
        choices={files.map((id) => ({ id, text: text(`export.file.${id}`) }))}
        value={chosen}
        onChange={(ids) => change({ files: ids })}
      />
      {ask.error !== null && <FailedRead error={ask.error} />}
      {ask.data?.state === 'waiting' && <AskedSecond action="export-register" />}
      <div className="row no-print">
        <Button type="submit" tone="main" icon="people" isPending={ask.isPending}>
          {text('export.do')}
        </Button>
      </div>
    </form>
  )
}
