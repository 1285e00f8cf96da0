import { createHash } from 'node:crypto'
import { Problem } from '../../base/errors.ts'
import { sql, type Transaction } from '../../base/store/index.ts'
import { openRow, sealRow } from '../../base/vault/index.ts'
import type { Asked, Outcome } from './asked.ts'
import { type Office, officeKeys } from './office.ts'

/** The answer that this very request got before; undefined for a new one. Throws `REQUEST_REUSED` for the same id with other content. */
export async function recallReply(office: Office, trx: Transaction, asked: Asked): Promise<Outcome | undefined> {
  const { requestId: request, caller, action } = asked
  if (request === undefined || action.unrepeated) return undefined
  // The same request a second time at the same moment waits for the first one's answer.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${caller.accountId} ${request}`}, 0))`.execute(trx)
  const row = await trx
    .selectFrom('replies')
    .select(['action', 'input_hash', 'answer'])
    .where('account_id', '=', caller.accountId)
    .where('request', '=', request)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.action !== action.name || !Buffer.from(row.input_hash).equals(hashOf(asked)))
    throw new Problem('REQUEST_REUSED', 'This request id was used before, for something else', 'Send it with a new id')
  return openRow(keysOf(office, asked), placeOf(asked), row.answer) as Outcome
}

/** Keeps the answer in the transaction that earned it. */
export async function storeReply(office: Office, trx: Transaction, asked: Asked, answer: Outcome): Promise<void> {
  const { requestId: request, caller, action, caseId } = asked
  if (request === undefined || action.unrepeated) return
  await trx
    .insertInto('replies')
    .values({
      account_id: caller.accountId,
      request,
      action: action.name,
      input_hash: hashOf(asked),
      case_id: caseId ?? null,
      answer: sealRow(keysOf(office, asked), placeOf(asked), answer),
    })
    .execute()
}

const keysOf = (office: Office, { caseId }: Asked) => office.keyring.caseKeys(caseId ?? officeKeys)

const placeOf = ({ caller, requestId }: Asked) => ({ table: 'replies', row: `${caller.accountId} ${requestId}` })

function hashOf({ action, input }: Asked): Buffer {
  return createHash('sha256')
    .update(`${action.name}\0${JSON.stringify(input)}`)
    .digest()
}
