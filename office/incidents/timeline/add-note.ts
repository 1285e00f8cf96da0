import Type from 'typebox'
import { closed, defineAction, mayDo, notAllowed, ofCase, prose, uuid } from '../../access/index.ts'

export interface NoteWords {
  text: string
}

export const addNote = defineAction({
  name: 'add-note',
  summary: 'writes a note into the timeline; a privileged one is there for counsel and privacy officer only',
  scope: 'case',
  permission: 'work-tasks',
  effect: 'write',
  input: closed({ ...ofCase, text: prose, privileged: Type.Optional(Type.Boolean()) }),
  output: closed({ note_id: uuid }),
  async run(work, { case_id, text, privileged = false }) {
    if (privileged && !mayDo(work.roles, 'case', 'write-privileged')) throw notAllowed('add-note')
    const id = work.newId()
    const words = work.seal({ table: 'notes', row: id }, { text } satisfies NoteWords)
    await work.trx
      .insertInto('notes')
      .values({ id, case_id, words, privileged, written_by: work.caller.accountId })
      .execute()
    if (privileged) work.record({ what: 'privileged.written', subject: ['privileged', id], facts: {} })
    else work.record({ what: 'note.added', subject: ['note', id], facts: {} })
    return { note_id: id }
  },
})
