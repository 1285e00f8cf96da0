import type { Transaction } from '../../../base/store/index.ts'
import { blindIndex, normalisers, sealRow } from '../../../base/vault/index.ts'
import { type Office, officeKeys } from '../office.ts'
import { inputInvalid } from '../problems.ts'
import type { Role } from '../roles.ts'

export interface PersonWords {
  name: string
  email?: string | undefined
  /** BCP 47; the console's and the mails' language. */
  language?: string | undefined
}

/** A new account with its roles. Name and e-mail are sealed; the handle names nobody. Throws `INPUT_INVALID` for an e-mail that is taken. */
export async function addAccount(
  office: Office,
  trx: Transaction,
  person: PersonWords,
  roles: readonly { role: Role; siteId: string | null }[],
  by: string | null,
): Promise<string> {
  const id = office.ids.next()
  const keys = office.keyring.caseKeys(officeKeys)
  const token =
    person.email === undefined ? undefined : blindIndex(keys, 'staff e-mail', person.email, normalisers.email)
  if (token !== undefined) await checkFree(trx, token)
  const words = sealRow(keys, { table: 'accounts', row: id }, person)
  const row = { id, name: `staff-${id.slice(0, 8)}`, words, email_token: token ?? null }
  await trx.insertInto('accounts').values(row).execute()
  for (const { role, siteId } of roles)
    await trx
      .insertInto('grants')
      .values({ id: office.ids.next(), account_id: id, role, site_id: siteId, granted_by: by })
      .execute()
  return id
}

async function checkFree(trx: Transaction, token: string): Promise<void> {
  const taken = await trx.selectFrom('accounts').select('id').where('email_token', '=', token).executeTakeFirst()
  if (taken !== undefined) throw inputInvalid('Somebody has an account with this e-mail address')
}
