import { dateAs } from '../calendar.ts'
import { checkupList } from '../documents/checkup-list.ts'
import type { Document } from '../documents/document.ts'
import { labReport } from '../documents/lab-report.ts'
import { messageText } from '../documents/mail-message.ts'
import {
  answerMail,
  chineseMail,
  filingMail,
  officeMail,
  reminderMail,
  requestMail,
  type ShownMail,
} from '../documents/mail-texts.ts'
import { referralLetter } from '../documents/referral-letter.ts'
import type { Person } from '../people/person.ts'
import type { World } from '../world.ts'
import { documentCount } from './document-count.ts'
import { DocumentPeople } from './document-people.ts'

/** Two mailboxes (one of them inside a backup archive) and a folder of single messages. */
export async function writeMail(world: World): Promise<void> {
  const count = documentCount(world.patients)
  await writeMailbox(world, 'mail/reception.mbox', Math.round(count * 0.25), 0)
  await writeMailbox(world, 'backup/backup_2026-09.zip!/mail/manager.mbox', Math.round(count * 0.1), 1)
  await writeSingleMails(world, Math.max(2, Math.round(count * 0.05)))
}

async function writeMailbox(world: World, item: string, count: number, part: number): Promise<void> {
  const people = new DocumentPeople(world, item, { part, of: 6 })
  const file = world.open(item)
  for (let number = 1; number <= count; number++) {
    const { mail, showing } = await makeMail(world, people, part * 100_000 + number)
    file.write(
      `From ${mail.from.address} ${asctime(mail.day, mail.time)}\n${messageText(mail, part * 100_000 + number, '\n')}\n`,
    )
    file.showAll(showing)
    for (const attachment of mail.attachments)
      noteAttachment(world, `${item}!/${number}/${attachment.name}`, attachment)
  }
  file.close()
}

async function writeSingleMails(world: World, count: number): Promise<void> {
  const people = new DocumentPeople(world, 'single mails', { part: 2, of: 6 })
  for (let number = 1; number <= count; number++) {
    const { mail, showing } = await makeMail(world, people, 900_000 + number)
    const item = `mail/saved/message ${number}.eml`
    world.put(item, messageText(mail, 900_000 + number, '\r\n'), showing)
    for (const attachment of mail.attachments) noteAttachment(world, `${item}!/${attachment.name}`, attachment)
  }
}

const noteAttachment = (world: World, item: string, { bytes, showing }: Document): void =>
  world.note(item, bytes, showing)

async function makeMail(world: World, people: DocumentPeople, number: number): Promise<ShownMail> {
  const random = world.random('mail-kind', number)
  const kind = random.unit()
  const reachable = (person: Person) => person.email !== ''
  if (kind < 0.12) return officeMail(world, number)
  if (kind < 0.34) return reminderMail(world, people.next(reachable), number)
  if (kind < 0.42) return answerMail(world, people.next(reachable), number)
  if (kind < 0.5) return requestMail(world, people.next(reachable), number)
  if (kind < 0.68 && world.mix === 'hk')
    return chineseMail(
      world,
      people.next(({ chinese }) => chinese !== ''),
      number,
    )
  const person = people.next()
  return filingMail(world, person, number, [await attachmentFor(world, people, person, number)])
}

/** Now and then the attachment is about more people than the mail. */
async function attachmentFor(world: World, people: DocumentPeople, person: Person, number: number): Promise<Document> {
  const kind = number % 5
  if (kind === 0)
    return checkupList(
      world,
      [person, ...Array.from({ length: 6 }, () => people.next())].filter((one, at, all) => all.indexOf(one) === at),
      number,
    )
  if (kind === 1 || kind === 2) return referralLetter(world, person, 500_000 + number)
  const report = await labReport(world, person, 500_000 + number)
  return world.mix === 'hk' && kind === 3 ? { ...report, name: `化驗報告 ${number}.pdf` } : report
}

/** The time in a mailbox's "From " line, `Mon Sep 28 09:15:00 2026`. */
function asctime(day: string, time: string): string {
  const [date, month, year] = dateAs.monthName(day).split(' ') as [string, string, string]
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(`${day}T00:00:00Z`).getUTCDay()]
  return `${weekday} ${month} ${date.padStart(2, ' ')} ${time}:00 ${year}`
}
