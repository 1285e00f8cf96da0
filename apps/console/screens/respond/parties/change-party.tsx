import { useQueryClient } from '@tanstack/react-query'
import { isProblem } from '../../../api/problem.ts'
import { useWrite } from '../../../api/use-write.ts'
import { type Edit, useEdit } from '../../../app/use-edit.ts'
import { Clash } from '../../../design/status/clash.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'
import { filledIn, isFilled, WordFields } from '../word-fields.tsx'
import { noParty, type Party, type PartyValues, usePartyFields } from './party.ts'

/** What is known of a party. Two people may have it open at once; neither loses what they wrote. */
export function ChangeParty({ party, onEnd }: { party: Party; onEnd(): void }) {
  const text = useText()
  const client = useQueryClient()
  const { case_id } = useCase()
  const { party_id, version } = party
  const fields = usePartyFields()
  const edit = useEdit<PartyValues>(`party:${party_id}`, { version, values: valuesOf(party) })
  const change = useWrite('change-party', {
    changes: ['list-parties', 'read-timeline'],
    onDone() {
      edit.drop()
      onEnd()
    },
  })
  const send = () => {
    const input = { case_id, party_id, version: edit.version, name: edit.values.name.trim() }
    // Shown in the form; where somebody else was faster, their version is fetched and joined with this one.
    const refresh = () => void client.invalidateQueries({ queryKey: ['list-parties'] })
    change.mutateAsync({ ...input, ...filledIn(fields, edit.values) }).catch(refresh)
  }
  return (
    <FormDialog
      title={text('parties.change.of', { name: party.name })}
      action={text('parties.change.do')}
      isRight={isFilled(fields, edit.values) && Object.keys(edit.clashes).length === 0}
      isPending={change.isPending}
      error={isProblem(change.error, 'CHANGED_MEANWHILE') ? null : change.error}
      onSend={send}
      onEnd={onEnd}
    >
      {(tried) => (
        <>
          {edit.isMerged && <PartyClash edit={edit} />}
          <WordFields fields={fields} values={edit.values} tried={tried} set={edit.set} />
        </>
      )}
    </FormDialog>
  )
}

function PartyClash({ edit: { values, clashes, settle } }: { edit: Edit<PartyValues> }) {
  const fields = usePartyFields()
  return (
    <Clash
      fields={fields.flatMap(({ key, label, long }) => {
        const theirs = clashes[key]
        if (theirs === undefined) return []
        const mine = values[key]
        return {
          ...{ id: key, label, mine, theirs },
          onMine: () => settle(key, mine),
          onTheirs: () => settle(key, theirs),
          ...(long === true && { onBoth: () => settle(key, `${mine}\n\n${theirs}`) }),
        }
      })}
    />
  )
}

function valuesOf({ name, contact = '', phone = '', email = '', reference = '', note = '' }: Party): PartyValues {
  return { ...noParty, name, contact, phone, email, reference, note }
}
