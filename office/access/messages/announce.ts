import { Problem } from '../../../base/errors.ts'
import type { Office } from '../office.ts'
import type { OfficeHandler } from '../office-job.ts'
import type { Announcement } from './announcement.ts'
import { linkTo } from './link-to.ts'
import { mailFailed, noMail } from './mail-people.ts'
import { noteWayOut } from './note-way-out.ts'
import { writeMail } from './write-mail.ts'

/** Reads no sealed column: it goes on while the vault is sealed. */
export const announceByMail: OfficeHandler<Announcement & { to: number }> = async (office, alarm, { caseId }) => {
  const mail = office.waysOut?.mail
  if (mail === undefined) throw noMail()
  const { id, kind, what, due } = alarm
  const to = mail.duty[alarm.to]
  // Taken out of the settings since.
  if (to === undefined) return async () => 'gone'
  const content = writeMail({ kind, code: await codeOf(office, caseId), what, due, link: linkTo(office, caseId) }, 'en')
  const tried = await mail.mailer.send({ ...content, to, id })
  await noteWayOut(office, 'mail', tried)
  if (tried.outcome === 'failed') throw mailFailed(tried.code)
  return async () => tried
}

export const announceByWebhook: OfficeHandler<Announcement> = async (office, alarm, { caseId }) => {
  const webhook = office.waysOut?.webhook
  if (webhook === undefined) throw webhookFailed('none is set')
  const { id, kind, at, what, due } = alarm
  const message = { id, kind, at, case: await codeOf(office, caseId), what, due, link: linkTo(office, caseId) }
  const tried = await webhook.post(id, message)
  await noteWayOut(office, 'webhook', tried)
  if (tried.outcome === 'failed') throw webhookFailed(tried.code)
  return async () => tried
}

async function codeOf(office: Office, caseId: string | null): Promise<string | null> {
  if (caseId === null) return null
  const row = await office.store.read({ case: caseId }, (trx) =>
    trx.selectFrom('cases').select('name').where('id', '=', caseId).executeTakeFirst(),
  )
  return row?.name ?? null
}

function webhookFailed(code: string): Problem {
  return new Problem('WEBHOOK_FAILED', `The webhook did not take an alarm (${code})`, 'It is tried again by itself')
}
