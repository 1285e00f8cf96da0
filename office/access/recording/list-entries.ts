import Type, { type Static } from 'typebox'
import type { Transaction } from '../../../base/store/index.ts'
import { defineAction } from '../action.ts'
import type { Office } from '../office.ts'
import { namesOfPeople } from '../people/names-of-people.ts'
import { closed, count, instant, nothing, ofCase, uuid } from '../shapes.ts'

const kind = Type.String({ pattern: '^[a-z-]+\\.[a-z-]+$', maxLength: 60 })
const page = {
  /** Only of these kinds: `session.started`. */
  what: Type.Optional(Type.Array(kind, { minItems: 1, maxItems: 100 })),
  /** Only what this person did. */
  account_id: Type.Optional(uuid),
  since: Type.Optional(instant),
  until: Type.Optional(instant),
  /** Entries before this one; the newest without it. */
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
}

const asked = closed(page)
type Asked = Static<typeof asked>

const entries = closed({
  entries: Type.Array(
    closed({
      id: count,
      /** Place in the Merkle log; absent for the second that it takes to get there. */
      seq: Type.Optional(count),
      at: instant,
      actor: Type.String(),
      what: Type.String(),
      facts: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
})

async function listEntries(
  office: Office,
  trx: Transaction,
  caseId: string | null,
  { before, what, account_id, since, until, limit = 100 }: Asked,
) {
  let query = trx
    .selectFrom('ledger_entries')
    .selectAll()
    .where('case_id', caseId === null ? 'is' : '=', caseId)
  if (before !== undefined) query = query.where('id', '<', String(before))
  if (what !== undefined) query = query.where('what', 'in', what)
  if (account_id !== undefined) query = query.where('actor', '=', office.recorder.refer('person', account_id))
  if (since !== undefined) query = query.where('at', '>=', new Date(since))
  if (until !== undefined) query = query.where('at', '<', new Date(until))
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
  const accounts = await trx.selectFrom('accounts').select('id').execute()
  const names = await namesOfPeople(
    office,
    trx,
    accounts.map(({ id }) => id),
  )
  const nameOf = new Map([...names].map(([id, { name }]) => [office.recorder.refer('person', id), name]))
  return {
    entries: rows.map(({ id, seq, at, actor, what, facts }) => ({
      id: Number(id),
      ...(seq !== null && { seq: Number(seq) }),
      at: at.toISOString(),
      actor: nameOf.get(actor) ?? actor,
      what,
      facts: facts as Record<string, unknown>,
    })),
  }
}

export const listLedger = defineAction({
  name: 'list-ledger',
  summary: 'entries of the ledger that are of no case: sign-ins, refusals, accounts, keys; newest first',
  scope: 'provider',
  permission: 'see-ledger',
  effect: 'read',
  input: asked,
  output: entries,
  run: ({ office, trx }, asked) => listEntries(office, trx, null, asked),
})

export const listCaseLedger = defineAction({
  name: 'list-case-ledger',
  summary: 'entries of the ledger about this case, newest first',
  scope: 'case',
  permission: 'see-case-ledger',
  effect: 'read',
  input: closed({ ...ofCase, ...page }),
  output: entries,
  run: ({ office, trx, caseId }, asked) => listEntries(office, trx, caseId, asked),
})

export const verifyLedgerNow = defineAction({
  name: 'verify-ledger',
  summary: 'checks every entry, tile and signature of the Merkle log, as ./cordon verify does offline',
  scope: 'provider',
  permission: 'see-ledger',
  effect: 'read',
  input: nothing,
  output: closed({
    available: Type.Boolean(),
    holds: Type.Boolean(),
    size: count,
    checkpoint: Type.String(),
    wrong: Type.Array(Type.String()),
  }),
  async run({ office: { log } }) {
    if (log === undefined) return { available: false, holds: false, size: 0, checkpoint: '', wrong: [] }
    const { wrong, checkpoint } = await log.verify()
    return {
      available: true,
      holds: wrong.length === 0,
      size: checkpoint?.size ?? 0,
      checkpoint: log.checkpoint(),
      wrong: wrong.map(({ entry, what }) => (entry === undefined ? what : `entry ${entry}: ${what}`)),
    }
  },
})
