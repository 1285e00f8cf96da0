import Type, { type Static } from 'typebox'
import type { Transaction } from '../../../base/store/index.ts'
import { openRow } from '../../../base/vault/index.ts'
import { closed, instant, type Office, officeKeys } from '../../access/index.ts'

/** What whoever reported may know: how far it is, and what they were answered. Nothing of the case itself. */
export const Progress = closed({
  code: Type.String(),
  kind: Type.String(),
  received_at: instant,
  /** in-case: it has become part of an incident, which people work on. */
  state: Type.Enum(['new', 'closed', 'in-case']),
  /** Somebody else had reported the same; `state` is that report's. */
  same_as_another: Type.Boolean(),
  closed_because: Type.Optional(Type.String()),
  answers: Type.Array(closed({ at: instant, text: Type.Union([Type.String(), Type.Null()]) })),
})

const columns = ['id', 'code', 'kind', 'received_at', 'state', 'duplicate_of'] as const
type Row = { id: string; code: string; kind: string; received_at: Date; state: string; duplicate_of: string | null }

export const progressColumns = columns

/** While the vault is sealed answers are there without their text. */
export async function progressOf(office: Office, trx: Transaction, row: Row): Promise<Static<typeof Progress>> {
  const counts =
    row.duplicate_of === null
      ? row
      : await trx.selectFrom('concerns').select(columns).where('id', '=', row.duplicate_of).executeTakeFirstOrThrow()
  const steps = await trx
    .selectFrom('concern_steps')
    .select(['id', 'concern_id', 'kind', 'why', 'words', 'made_at'])
    .where('concern_id', 'in', [row.id, counts.id])
    .orderBy('seq')
    .execute()
  const closing = counts.state === 'closed' ? steps.findLast((step) => step.kind === 'closed') : undefined
  const answers = steps.filter(({ kind, concern_id }) => kind === 'answered' && concern_id === row.id)
  return {
    code: row.code,
    kind: row.kind,
    received_at: row.received_at.toISOString(),
    state: counts.state as 'new' | 'closed' | 'in-case',
    same_as_another: row.duplicate_of !== null,
    ...(closing?.why != null && { closed_because: closing.why }),
    answers: answers.map(({ id, words, made_at }) => ({ at: made_at.toISOString(), text: textOf(office, id, words) })),
  }
}

function textOf(office: Office, id: string, words: Uint8Array | null): string | null {
  if (words === null || office.keyring.sealed) return null
  const place = { table: 'concern_steps', row: id }
  return (openRow(office.keyring.caseKeys(officeKeys), place, words) as { text: string }).text
}
