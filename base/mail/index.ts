/** Mail, out only: plain text through the provider's own server. */
export type { Mail, Mailer, MailOutcome } from './mailer.ts'
export { openMailer } from './open-mailer.ts'
export { isMailAddress, type MailSettings, mailPorts } from './settings.ts'
