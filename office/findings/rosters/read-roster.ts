import Type from 'typebox'
import { closed, count, defineAction, notFound, uuid } from '../../access/index.ts'
import { fileRow, openOfRoster } from './roster.ts'

export const readRoster = defineAction({
  name: 'read-roster',
  summary:
    'one version of the roster: how far each file has come, and what reading it found, in words that may name patient numbers',
  scope: 'provider',
  permission: 'keep-rosters',
  effect: 'read',
  personal: true,
  input: closed({ roster_id: uuid }),
  output: closed({
    files: Type.Array(
      closed({ name: Type.String(), bytes: count, received: count, sha256: Type.Optional(Type.String()) }),
    ),
    remarks: Type.Array(Type.String()),
    problem: Type.Optional(Type.String()),
  }),
  async run({ office, trx, open }, { roster_id }) {
    const row = await trx
      .selectFrom('rosters')
      .select(['state', 'words'])
      .where('id', '=', roster_id)
      .executeTakeFirst()
    if (row === undefined || row.state === 'removed') throw notFound('roster')
    const files = await trx
      .selectFrom('roster_files')
      .selectAll()
      .where('roster_id', '=', roster_id)
      .orderBy('n')
      .execute()
    const found = row.words === null ? undefined : openOfRoster(office, roster_id, row.words)
    return {
      files: files.map(({ n, words, bytes, received }) => ({
        name: open<{ name: string }>(fileRow(roster_id, n), words).name,
        ...{ bytes: Number(bytes), received: Number(received) },
        ...(found?.content[n] !== undefined && { sha256: found.content[n] }),
      })),
      remarks: found?.remarks ?? [],
      ...(found?.problem !== undefined && { problem: found.problem }),
    }
  },
})
