import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { Select } from '../../../design/fields/select.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'
import { filledIn, isFilled, WordFields } from '../word-fields.tsx'
import { type PartyKind, partyKinds } from './kinds.ts'
import { noParty, type PartyValues, usePartyFields } from './party.ts'

interface PartyDraft extends PartyValues {
  kind: PartyKind | null
}
const empty: PartyDraft = { kind: null, ...noParty }

/** Somebody outside who is part of the case from now on. */
export function AddParty({ onEnd }: { onEnd(): void }) {
  const text = useText()
  const word = useWord()
  const { case_id } = useCase()
  const fields = usePartyFields()
  const [draft, setDraft, drop] = useDraft(`party:${case_id}`, empty)
  const { kind } = draft
  const add = useWrite('add-party', {
    changes: ['list-parties', 'read-timeline'],
    onDone() {
      drop()
      onEnd()
    },
  })
  return (
    <FormDialog
      title={text('parties.add')}
      action={text('parties.add.do')}
      isRight={kind !== null && isFilled(fields, draft)}
      isPending={add.isPending}
      error={add.error}
      onSend={() => add.mutate({ case_id, kind: kind!, name: draft.name.trim(), ...filledIn(fields, draft) })}
      onEnd={onEnd}
    >
      {(tried) => (
        <>
          <Select
            label={text('parties.kind')}
            error={tried && kind === null ? text('parties.kindNone') : undefined}
            choices={partyKinds.map((id) => ({ id, text: word('party', id) }))}
            value={kind}
            onChange={(chosen) => setDraft({ ...draft, kind: chosen })}
          />
          <WordFields fields={fields} values={draft} tried={tried} set={(part) => setDraft({ ...draft, ...part })} />
        </>
      )}
    </FormDialog>
  )
}
