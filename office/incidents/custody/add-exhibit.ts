import Type from 'typebox'
import { closed, defineAction, instant, ofCase, uuid } from '../../access/index.ts'
import { holdIncident } from '../case/incident.ts'
import { checkPast } from '../facts/fact-shapes.ts'
import { exhibitFields, exhibitKinds, sha256 } from './exhibit.ts'

export const addExhibit = defineAction({
  name: 'add-exhibit',
  summary:
    'takes something into the chain of custody: what it is, where found, who took it, when and how, hash, seal, storage',
  scope: 'case',
  permission: 'keep-custody',
  effect: 'write',
  input: closed({
    ...ofCase,
    kind: Type.Enum([...exhibitKinds]),
    collected_at: instant,
    sha256: Type.Optional(sha256),
    ...exhibitFields,
  }),
  output: closed({ exhibit_id: uuid, code: Type.String() }),
  async run(work, { case_id, kind, collected_at, sha256, ...fields }) {
    checkPast('collected_at', collected_at, work.now)
    // Held, so that two who add at once get different codes.
    await holdIncident(work)
    const before = await work.trx.selectFrom('exhibits').select('id').where('case_id', '=', case_id).execute()
    const code = `E-${String(before.length + 1).padStart(3, '0')}`
    const id = work.newId()
    const words = work.seal({ table: 'exhibits', row: id }, fields)
    const row = { id, case_id, code, kind, words, sha256: sha256 ?? null, added_by: work.caller.accountId }
    await work.trx
      .insertInto('exhibits')
      .values({ ...row, collected_at: new Date(collected_at) })
      .execute()
    work.record({ what: 'exhibit.added', subject: ['exhibit', id], facts: { kind } })
    if (sha256 !== undefined) work.record({ what: 'exhibit.hashed', subject: ['exhibit', id], facts: { sha256 } })
    return { exhibit_id: id, code }
  },
})
