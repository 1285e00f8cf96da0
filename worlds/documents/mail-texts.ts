import { addDays, breachDay, dateAs } from '../calendar.ts'
import { type Person, spokenName } from '../people/person.ts'
import type { Random } from '../random.ts'
import { mask } from '../truth/elements.ts'
import { Showing } from '../truth/truth.ts'
import type { World } from '../world.ts'
import type { Document } from './document.ts'
import type { Mail, Mailbox } from './mail-message.ts'
import { spacedPhone, writtenDate } from './patient-lines.ts'

/** A mail and what its headers and body show. Attachments carry their own showing. */
export interface ShownMail {
  mail: Mail
  showing: Showing
}

const zones = { hk: '+0800', us: '-0400', gb: '+0100' }

function blank(world: World, random: Random): Omit<Mail, 'from' | 'to' | 'subject' | 'body'> {
  return {
    day: addDays(breachDay, -random.between(2, 400)),
    time: `${String(random.between(8, 19)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`,
    zone: zones[world.mix],
    charset: 'utf-8',
    encoding: random.chance(0.6) ? 'quoted-printable' : 'base64',
    attachments: [],
  }
}

/** A member of the clinic's staff, by the clinic's own address. */
export function staffMailbox(world: World, random: Random): Mailbox {
  const name = random.pick(world.clinic.clerks)
  return { name, address: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${world.clinic.domain}` }
}

/** The clinic reminds a patient who has an e-mail address of the next appointment. */
export function reminderMail(world: World, person: Person, number: number): ShownMail {
  const random = world.random('reminder', number)
  const name = spokenName(person, world.mix)
  const day = addDays(breachDay, random.between(3, 60))
  const time = `${random.between(9, 17)}:${random.pick(['00', '15', '30', '45'])}`
  const chart = person.isPatient
    ? `Your patient number with us is ${person.chart}.`
    : `We have your date of birth as ${writtenDate(world.mix, person.born)}.`
  const body = [
    `Dear ${name},`,
    '',
    `This is to remind you of your appointment on ${writtenDate(world.mix, day)} at ${time} with ${random.pick(world.clinic.doctors)} at our ${random.pick(world.clinic.sites).name}. ${chart}`,
    `If you cannot come, please call us on ${world.clinic.phone}.`,
    '',
    `Kind regards,\n${world.clinic.name}`,
    '',
  ].join('\n')
  const showing = new Showing()
  showing.show(
    person,
    mask('name', 'email', 'appointment', person.isPatient ? 'medical-record-number' : 'date-of-birth'),
  )
  const mail = {
    ...blank(world, random),
    from: { name: world.clinic.name, address: `bookings@${world.clinic.domain}` },
    to: { name, address: person.email },
    subject: 'Your appointment',
    body,
  }
  return { mail, showing }
}

/** A patient asks for more of a medicine; the signature holds name and phone. */
export function requestMail(world: World, person: Person, number: number): ShownMail {
  const random = world.random('request', number)
  const name = spokenName(person, world.mix)
  const line = world.record(person).prescriptions.at(-1)
  const ask =
    line === undefined
      ? 'I would like to see the doctor again next week'
      : `I have almost finished my ${line.drug.name} ${line.drug.dose} and would like to collect more`
  const body = `Hello,\n\n${ask}. My date of birth is ${writtenDate(world.mix, person.born)}.\n\nThank you\n${name}\nTel: ${spacedPhone(world.mix, random, person.mobile)}\n`
  const showing = new Showing()
  showing.show(person, mask('name', 'email', 'date-of-birth', 'phone'))
  if (line !== undefined) showing.show(person, mask('medication') | line.drug.flags)
  const mail = {
    ...blank(world, random),
    from: { name, address: person.email },
    to: { name: '', address: `reception@${world.clinic.domain}` },
    subject: 'Request',
    body,
  }
  return { mail, showing }
}

/** The clinic answers a request and quotes it below. */
export function answerMail(world: World, person: Person, number: number): ShownMail {
  const { mail: asked, showing } = requestMail(world, person, number)
  const quoted = asked.body.split('\n').map((line) => `> ${line}`)
  const body = `Dear ${spokenName(person, world.mix)},\n\nthank you, we will call you.\n\n${world.clinic.name}\n\n${quoted.join('\n')}\n`
  return { mail: { ...asked, from: asked.to, to: asked.from, subject: `Re: ${asked.subject}`, body }, showing }
}

/** One member of staff sends another a document about a patient. */
export function filingMail(world: World, person: Person, number: number, attachments: Document[]): ShownMail {
  const random = world.random('filing', number)
  const sender = staffMailbox(world, random)
  const name = spokenName(person, world.mix)
  const known = person.isPatient ? `patient number ${person.chart}` : `born ${writtenDate(world.mix, person.born)}`
  const body = `Hi,\n\nplease file the attached for ${name} (${known}).\n\nThanks,\n${sender.name}\n${world.clinic.name}\n`
  const showing = new Showing()
  showing.show(person, mask('name', person.isPatient ? 'medical-record-number' : 'date-of-birth'))
  const mail = {
    ...blank(world, random),
    from: sender,
    to: staffMailbox(world, random),
    subject: random.pick(['For filing', 'Please file', 'Document']),
    body,
    attachments,
  }
  return { mail, showing }
}

/** A Chinese mail between clerks about a follow-up visit (Hong Kong), half of them in Big5. */
export function chineseMail(world: World, person: Person, number: number): ShownMail {
  const random = world.random('chinese-mail', number)
  const sender = staffMailbox(world, random)
  const day = addDays(breachDay, random.between(3, 40))
  const condition = world.record(person).conditions[0]!
  const title = person.sex === 'F' ? '女士' : '先生'
  const withId = person.nationalId !== ''
  const known = withId ? `身份證號碼：${person.nationalId}` : `出生日期：${dateAs.chinese(person.born)}`
  const body = `各位同事：\n\n${person.chinese}${title}（${known}，電話：${spacedPhone('hk', random, person.mobile)}）將於${dateAs.chinese(day)}覆診，診斷：${condition.chinese}。\n\n謝謝。\n`
  const showing = new Showing()
  showing.show(
    person,
    mask('name', 'phone', 'appointment', 'diagnosis', withId ? 'hkid' : 'date-of-birth') | condition.flags,
  )
  showing.debate(person, mask('clinical-note'))
  const charset = random.chance(0.5) ? 'big5' : 'utf-8'
  const mail: Mail = {
    ...blank(world, random),
    charset,
    from: sender,
    to: staffMailbox(world, random),
    subject: `覆診安排：${person.chinese}`,
    body,
  }
  return { mail, showing }
}

/** A mail about nobody: the lift, the roster of shifts, the printer. */
export function officeMail(world: World, number: number): ShownMail {
  const random = world.random('office', number)
  const texts = [
    'The lift will be out of order on Thursday morning. Please use the stairs.',
    'The printer on the second floor has been repaired.',
    'Reminder: please lock the medicine cupboard every evening.',
    'The price list for next year is on the shared drive.',
  ]
  const mail = {
    ...blank(world, random),
    from: staffMailbox(world, random),
    to: { name: 'All staff', address: `all@${world.clinic.domain}` },
    subject: 'To all staff',
    body: `Dear all,\n\n${random.pick(texts)}\n`,
  }
  return { mail, showing: new Showing() }
}
