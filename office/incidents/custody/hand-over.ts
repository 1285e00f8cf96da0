import Type from 'typebox'
import {
  changedMeanwhile,
  closed,
  count,
  defineAction,
  inputInvalid,
  instant,
  ofCase,
  uuid,
} from '../../access/index.ts'
import { holdIncident } from '../case/incident.ts'
import { checkPast } from '../facts/fact-shapes.ts'
import { checkHash, findExhibit, type HandoverWords, handoverFields, sha256 } from './exhibit.ts'

export const handOver = defineAction({
  name: 'hand-over',
  summary:
    'records that an exhibit changed hands or place: to whom, when, why, by whose authority, and whether its hash still holds',
  scope: 'case',
  permission: 'keep-custody',
  effect: 'write',
  input: closed({
    ...ofCase,
    exhibit_id: uuid,
    /** Whoever holds it by the last record hands it over. */
    version: count,
    handed_at: instant,
    /** Of the content, as checked now; left out where it was not. */
    sha256: Type.Optional(sha256),
    ...handoverFields,
  }),
  output: closed({ version: count, hash: Type.Enum(['same', 'different', 'first', 'not-checked']) }),
  async run(work, { case_id, exhibit_id, version, handed_at, sha256, ...fields }) {
    await holdIncident(work)
    const exhibit = await findExhibit(work, exhibit_id)
    if (exhibit.version !== version) throw changedMeanwhile('exhibit')
    checkPast('handed_at', handed_at, work.now)
    const last = exhibit.handovers.at(-1)?.handedAt ?? exhibit.collectedAt
    if (new Date(handed_at) < last) throw inputInvalid('handed_at lies before the last time it changed hands')
    const hash = checkHash(exhibit.sha256, sha256 ?? null)
    const id = work.newId()
    const words = work.seal({ table: 'handovers', row: id }, {
      from: exhibit.holder,
      ...fields,
    } satisfies HandoverWords)
    const row = { id, case_id, exhibit_id, words, sha256: sha256 ?? null, made_by: work.caller.accountId }
    await work.trx
      .insertInto('handovers')
      .values({ ...row, handed_at: new Date(handed_at) })
      .execute()
    await work.trx
      .updateTable('exhibits')
      .set({ version: version + 1 })
      .where('case_id', '=', case_id)
      .where('id', '=', exhibit_id)
      .execute()
    work.record({ what: 'exhibit.handed-over', subject: ['exhibit', exhibit_id], facts: { hash } })
    if (sha256 !== undefined)
      work.record({ what: 'exhibit.hashed', subject: ['exhibit', exhibit_id], facts: { sha256 } })
    return { version: version + 1, hash }
  },
})
