import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { Checkbox } from '../../../design/fields/checkbox.tsx'
import { InstantField } from '../../../design/fields/date-field.tsx'
import { RadioGroup } from '../../../design/fields/radio-group.tsx'
import { serverClock } from '../../../design/time/clock.ts'
import { useZone } from '../../../design/time/zone.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'
import { filledIn, WordFields } from '../word-fields.tsx'
import { type ContactWay, contactWays } from './kinds.ts'
import { type ContactValues, noContact, type Party, useContactFields } from './party.ts'

interface ContactDraft extends ContactValues {
  way: ContactWay | null
  at: string | null
  privileged: boolean
}
const empty: ContactDraft = { ...noContact, way: null, at: null, privileged: false }

/** What a party was told and given, and what it said. It is never edited: whoever was wrong writes another. */
export function RecordContact({ party, onEnd }: { party: Party; onEnd(): void }) {
  const text = useText()
  const { case_id } = useCase()
  const { party_id } = party
  const fields = useContactFields()
  const [draft, setDraft, drop] = useDraft(`contact:${party_id}`, empty)
  const record = useWrite('record-contact', {
    changes: ['list-parties', 'read-timeline'],
    onDone() {
      drop()
      onEnd()
    },
  })
  const { way, at, privileged } = draft
  const { ref, ...said } = filledIn(fields, draft)
  const hasWords = said.told !== undefined || said.given !== undefined || said.answered !== undefined
  const send = () => {
    const happened_at = at ?? new Date(serverClock.now()).toISOString()
    const more = { ...(ref !== undefined && { reference: ref }), ...(privileged && { privileged }) }
    record.mutate({ case_id, party_id, way: way!, happened_at, ...said, ...more })
  }
  return (
    <FormDialog
      title={text('parties.record.of', { name: party.name })}
      action={text('parties.record.do')}
      isRight={way !== null && hasWords}
      isPending={record.isPending}
      error={record.error}
      onSend={send}
      onEnd={onEnd}
      width="wide"
    >
      {(tried) => (
        <>
          <How draft={draft} set={(part) => setDraft({ ...draft, ...part })} wrong={tried && way === null} />
          <WordFields
            fields={fields.map((field) =>
              field.key === 'told' && !hasWords ? { ...field, missing: text('parties.toldNone') } : field,
            )}
            values={draft}
            tried={tried}
            set={(part) => setDraft({ ...draft, ...part })}
          />
        </>
      )}
    </FormDialog>
  )
}

interface HowProps {
  draft: ContactDraft
  set(part: Partial<ContactDraft>): void
  wrong: boolean
}

function How({ draft: { way, at, privileged }, set, wrong }: HowProps) {
  const text = useText()
  const word = useWord()
  const may = useMay()
  const zone = useZone()
  return (
    <>
      <RadioGroup
        label={text('parties.way')}
        error={wrong ? text('parties.wayNone') : undefined}
        choices={contactWays.map((id) => ({ id, text: word('contact', id) }))}
        value={way}
        onChange={(chosen) => set({ way: chosen })}
      />
      <InstantField
        label={text('parties.at', { zone })}
        hint={text('parties.atHint')}
        optional
        zone={zone}
        value={at}
        onChange={(moment) => set({ at: moment })}
      />
      {may('write-privileged') && (
        <Checkbox
          label={text('timeline.privileged')}
          hint={text('timeline.privilegedHint')}
          value={privileged}
          onChange={(on) => set({ privileged: on })}
        />
      )}
    </>
  )
}
