import { createTransport } from 'nodemailer'
import type { Mail, Mailer, MailOutcome } from './mailer.ts'
import { isMailAddress, type MailSettings } from './settings.ts'

/** Opens nothing yet: each mail has a connection of its own, so that one that hangs keeps nobody waiting. */
export function openMailer(settings: MailSettings): Mailer {
  const under = new Set<AbortController>()
  return {
    async send(mail) {
      if (!isMailAddress(mail.to)) return { outcome: 'refused', code: 'ADDRESS' }
      const stop = new AbortController()
      under.add(stop)
      try {
        return await sendOne(settings, mail, stop)
      } finally {
        under.delete(stop)
      }
    },
    close() {
      for (const stop of under) stop.abort()
    },
  }
}

async function sendOne(settings: MailSettings, mail: Mail, stop: AbortController): Promise<MailOutcome> {
  const transport = createTransport(optionsOf(settings))
  const timer = setTimeout(() => stop.abort(), settings.wholeMs)
  const broken = new Promise<MailOutcome>((done) => {
    stop.signal.addEventListener('abort', () => done({ outcome: 'failed', code: 'TIMEOUT' }), { once: true })
  })
  try {
    const sent = transport.sendMail(messageOf(settings, mail)).then(
      (): MailOutcome => ({ outcome: 'accepted' }),
      (cause: unknown) => outcomeOf(cause),
    )
    return await Promise.race([sent, broken])
  } finally {
    clearTimeout(timer)
    transport.close()
  }
}

function optionsOf({ host, port, security, login, ca, silentMs }: MailSettings) {
  return {
    ...{ host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...(login !== undefined && { auth: { user: login.user, pass: login.password.text() } }),
    ...(ca !== undefined && { tls: { ca } }),
    ...{ connectionTimeout: silentMs, greetingTimeout: silentMs, socketTimeout: silentMs, dnsTimeout: silentMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  }
}

/** Marked as written by a program, so that nobody's absence note answers it. */
function messageOf({ from }: MailSettings, { to, subject, text, id }: Mail) {
  return {
    ...{ from, to, subject, text },
    messageId: `<${id}@${from.slice(from.indexOf('@') + 1)}>`,
    headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' },
  }
}

function outcomeOf(cause: unknown): MailOutcome {
  const { code, responseCode } = cause as { code?: unknown; responseCode?: unknown }
  const said = typeof code === 'string' && /^[A-Z_]{2,30}$/.test(code) ? code : 'UNKNOWN'
  // A login that is refused is the settings' fault, not the mail's.
  const isOfThisMail = said === 'EENVELOPE' || said === 'EMESSAGE'
  if (typeof responseCode !== 'number') return { outcome: 'failed', code: said }
  const isFinal = responseCode >= 500 && responseCode < 600 && isOfThisMail
  return { outcome: isFinal ? 'refused' : 'failed', code: `${said}_${responseCode}` }
}
