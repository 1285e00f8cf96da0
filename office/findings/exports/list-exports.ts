import Type from 'typebox'
import { closed, count, defineAction, instant, namesOfPeople, ofCase, uuid } from '../../access/index.ts'
import { type ExportedFile, type ExportWords, placeOfExport } from './export-words.ts'

const text = Type.String()

export const listExports = defineAction({
  name: 'list-exports',
  summary: 'what of the register was made for whom, for what purpose, with the hashes of its files; newest first',
  scope: 'case',
  permission: 'see-decisions',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    exports: Type.Array(
      closed({
        export_id: uuid,
        run_id: uuid,
        party_id: uuid,
        purpose: text,
        recipients: Type.Array(text),
        state: Type.Enum(['making', 'ready']),
        files: Type.Array(
          closed({
            name: text,
            content_sha256: text,
            content_bytes: count,
            sealed_sha256: text,
            sealed_bytes: count,
          }),
        ),
        asked_by: text,
        asked_at: instant,
        made_at: Type.Optional(instant),
        /** Somebody has fetched it: it counts as given. */
        given: Type.Boolean(),
      }),
    ),
  }),
  async run({ office, trx, caseId, open }) {
    const rows = await trx
      .selectFrom('exports')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('seq', 'desc')
      .execute()
    const names = await namesOfPeople(office, trx, [...new Set(rows.map(({ asked_by }) => asked_by))])
    return {
      exports: rows.map((row) => ({
        ...{ export_id: row.id, run_id: row.run_id, party_id: row.party_id, state: row.state },
        ...open<ExportWords>(placeOfExport(row.id), row.words),
        files: row.files as ExportedFile[],
        asked_by: names.get(row.asked_by)?.name ?? '',
        asked_at: row.asked_at.toISOString(),
        ...(row.made_at !== null && { made_at: row.made_at.toISOString() }),
        given: row.contact_id !== null,
      })),
    }
  },
})
