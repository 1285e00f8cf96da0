import { Problem } from '../../../base/errors.ts'
import type { Actor } from '../../../base/store/index.ts'
import type { Office } from '../office.ts'
import type { OfficeHandler } from '../office-job.ts'
import { wordsOf } from '../people/names-of-people.ts'
import { linkTo } from './link-to.ts'
import { noteWayOut, type Tried } from './note-way-out.ts'
import { languageOf, writeMail } from './write-mail.ts'

type Mail = NonNullable<NonNullable<Office['waysOut']>['mail']>

/**
 * Sends each message to its person. What was accepted is kept at once, so a try that breaks off sends only the rest again; one whose answer was lost
 * goes out a second time under the same id. Throws `MAIL_FAILED` while any could not be sent: it is tried again.
 */
export const mailPeople: OfficeHandler<{ messages: string[] }> = async (office, { messages }, { caseId, signal }) => {
  const mail = office.waysOut?.mail
  if (mail === undefined) throw noMail()
  const actor: Actor = caseId === null ? 'nobody' : { case: caseId }
  let failed: string | undefined
  for (const id of messages) {
    signal.throwIfAborted()
    const tried = await mailOne(office, mail, actor, id)
    if (tried === undefined) continue
    if (tried.outcome === 'failed') failed = tried.code
    else await settle(office, actor, id, tried)
    await noteWayOut(office, 'mail', tried)
  }
  if (failed !== undefined) throw mailFailed(failed)
  return async () => ({ messages: messages.length })
}

/** undefined: there is nothing left to send. */
async function mailOne(office: Office, { mailer }: Mail, actor: Actor, id: string): Promise<Tried | undefined> {
  const row = await office.store.read(actor, (trx) =>
    trx
      .selectFrom('messages')
      .innerJoin('accounts', 'accounts.id', 'messages.account_id')
      .leftJoin('cases', 'cases.id', 'messages.case_id')
      .select(['messages.kind', 'messages.case_id', 'what', 'due', 'account_id', 'words', 'accounts.name'])
      .select(['cases.name as code', 'accounts.state as account'])
      .where('messages.id', '=', id)
      .where('mailed_at', 'is', null)
      .where('mail_failure', 'is', null)
      .executeTakeFirst(),
  )
  if (row === undefined) return undefined
  if (row.account !== 'active') return { outcome: 'refused', code: 'LEFT' }
  const { email, language } = wordsOf(office, row.account_id, row.name, row.words)
  if (email === undefined) return { outcome: 'refused', code: 'NO_ADDRESS' }
  const { kind, code, what, due } = row
  const content = writeMail({ kind, code, what, due, link: linkTo(office, row.case_id) }, languageOf(language))
  return mailer.send({ ...content, to: email, id })
}

async function settle(office: Office, actor: Actor, id: string, tried: Tried): Promise<void> {
  const change =
    tried.outcome === 'accepted' ? { mailed_at: new Date(office.clock.now()) } : { mail_failure: tried.code }
  await office.store.transaction(actor, (trx) => trx.updateTable('messages').set(change).where('id', '=', id).execute())
}

export function mailFailed(code: string): Problem {
  return new Problem('MAIL_FAILED', `The mail server did not take a mail (${code})`, 'It is tried again by itself')
}

export function noMail(): Problem {
  return new Problem('MAIL_FAILED', 'This process has no mail server', 'Give it the settings of the server')
}
