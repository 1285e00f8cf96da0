import { Secret, TOTP } from 'otpauth'
import type { Transaction } from '../../../base/store/index.ts'
import { openRow, sealRow } from '../../../base/vault/index.ts'
import { type Office, officeKeys } from '../office.ts'

const period = 30

function generatorOf(secret: string, issuer: string, label: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), digits: 6, period })
}

/** A new secret, as text and as the address that a code generator scans (RFC 6238, key URI format). Kept only by `confirmCodeGenerator`. */
export function newCodeGenerator(issuer: string, label: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32
  return { secret, uri: generatorOf(secret, issuer, label).toString() }
}

/** Does the code belong to this secret now, one step early or late? Answers the time step; undefined where it does not. */
export function stepOfCode(secret: string, code: string, nowMs: number): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = generatorOf(secret, 'Cordon', 'staff').validate({ token, timestamp: nowMs, window: 1 })
  return delta === null ? undefined : Math.floor(nowMs / 1000 / period) + delta
}

/** Keeps a generator whose first code was right, in the place of one of before. False where the code is wrong. */
export async function confirmCodeGenerator(
  office: Office,
  trx: Transaction,
  accountId: string,
  secret: string,
  code: string,
): Promise<boolean> {
  const step = stepOfCode(secret, code, office.clock.now())
  if (step === undefined) return false
  await trx
    .updateTable('credentials')
    .set({ revoked_at: new Date(office.clock.now()) })
    .where('account_id', '=', accountId)
    .where('kind', '=', 'totp')
    .where('revoked_at', 'is', null)
    .execute()
  const id = office.ids.next()
  const sealed = sealRow(office.keyring.caseKeys(officeKeys), { table: 'credentials', row: id }, { secret })
  const row = { id, account_id: accountId, kind: 'totp' as const, handle: `totp:${id}`, secret: sealed }
  await trx
    .insertInto('credentials')
    .values({ ...row, counter: String(step) })
    .execute()
  return true
}

/** Checks a code of this account and uses it up: the same code, and one of an earlier step, is not good again. Answers the generator's id. */
export async function spendGeneratedCode(
  office: Office,
  trx: Transaction,
  accountId: string,
  code: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('credentials')
    .select(['id', 'secret'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'totp')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (row?.secret == null) return undefined
  const place = { table: 'credentials', row: row.id }
  const { secret } = openRow(office.keyring.caseKeys(officeKeys), place, row.secret) as { secret: string }
  const step = stepOfCode(secret, code, office.clock.now())
  if (step === undefined) return undefined
  const { numUpdatedRows } = await trx
    .updateTable('credentials')
    .set({ counter: String(step), used_at: new Date(office.clock.now()) })
    .where('id', '=', row.id)
    .where('counter', '<', String(step))
    .executeTakeFirst()
  return numUpdatedRows === 1n ? row.id : undefined
}
