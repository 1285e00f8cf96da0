import iconv from 'iconv-lite'
import { dateAs } from '../calendar.ts'
import type { Document } from './document.ts'

export interface Mailbox {
  name: string
  address: string
}

export interface Mail {
  from: Mailbox
  to: Mailbox
  subject: string
  /** YYYY-MM-DD and HH:MM, local time of `zone`. */
  day: string
  time: string
  zone: string
  body: string
  charset: 'utf-8' | 'big5'
  encoding: 'quoted-printable' | 'base64'
  attachments: Document[]
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** A message as RFC 5322 and MIME text, lines ended by `end`. `number` makes ids and boundaries unique. */
export function messageText(mail: Mail, number: number, end: string): string {
  const id = `20260927${String(number).padStart(6, '0')}`
  const head = [
    `From: ${mailboxText(mail.from, mail.charset)}`,
    `To: ${mailboxText(mail.to, mail.charset)}`,
    `Subject: ${headerText(mail.subject, mail.charset)}`,
    `Date: ${weekdays[new Date(`${mail.day}T00:00:00Z`).getUTCDay()]}, ${dateAs.monthName(mail.day)} ${mail.time}:00 ${mail.zone}`,
    `Message-ID: <${id}@mx.mailhub.example>`,
    'MIME-Version: 1.0',
  ]
  const body = [
    `Content-Type: text/plain; charset=${mail.charset}`,
    `Content-Transfer-Encoding: ${mail.encoding}`,
    '',
    encodedBody(mail),
  ]
  if (mail.attachments.length === 0) return [...head, ...body, ''].join('\n').replaceAll('\n', end)
  const boundary = `=_part_${id}`
  const parts = [body, ...mail.attachments.map((document) => attachmentLines(document))]
  const lines = parts.flatMap((part) => [`--${boundary}`, ...part])
  return [
    ...head,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    'This is a multi-part message in MIME format.',
    ...lines,
    `--${boundary}--`,
    '',
  ]
    .join('\n')
    .replaceAll('\n', end)
}

const encode = (text: string, charset: string): Buffer => iconv.encode(text, charset === 'big5' ? 'big5-hkscs' : 'utf8')

function encodedBody({ body, charset, encoding }: Mail): string {
  const bytes = encode(body, charset)
  return encoding === 'base64' ? wrapped(bytes.toString('base64')) : quotedPrintable(bytes)
}

function attachmentLines({ name, bytes, type }: Document): string[] {
  const plain = /^[\x20-\x7e]*$/.test(name)
  const file = plain ? `filename="${name}"` : `filename*=utf-8''${encodeURIComponent(name)}`
  return [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; ${file}`,
    'Content-Transfer-Encoding: base64',
    '',
    wrapped(Buffer.from(bytes).toString('base64')),
  ]
}

const wrapped = (base64: string): string => base64.replace(/.{76}(?=.)/g, '$&\n')

/** RFC 2045: lines of at most 76, everything outside printable ASCII as =XX. Lines that start with "From " are kept apart. */
export function quotedPrintable(bytes: Uint8Array): string {
  let text = ''
  let line = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === 10) {
      text += '\n'
      line = 0
      continue
    }
    const plain =
      byte >= 32 &&
      byte < 127 &&
      byte !== 61 &&
      !(byte === 32 && (bytes[at + 1] === 10 || at === bytes.length - 1)) &&
      !(line === 0 && byte === 70)
    const piece = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (line + piece.length > 75) {
      text += '=\n'
      line = 0
    }
    text += piece
    line += piece.length
  }
  return text
}

/** RFC 2047: text outside ASCII as encoded words of at most 75 characters, cut between characters. */
export function headerText(text: string, charset: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = []
  let piece = ''
  for (const sign of [...text, '']) {
    if (sign === '' || encode(piece + sign, charset).length > 39) {
      words.push(`=?${charset}?B?${encode(piece, charset).toString('base64')}?=`)
      piece = ''
    }
    piece += sign
  }
  return words.join('\n ')
}

function mailboxText({ name, address }: Mailbox, charset: string): string {
  if (name === '') return address
  return /^[\x20-\x7e]*$/.test(name) ? `"${name}" <${address}>` : `${headerText(name, charset)} <${address}>`
}
