import { expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { collectContent, noSpool } from '../collect-content.ts'
import { splitMbox } from '../mail/split-mbox.ts'
import { mutateBytes } from '../mutate-bytes.ts'
import { defaultLimits } from './contract.ts'

const letter = (subject: string, body: string): string =>
  `From ward5@harbour.example Mon Mar  2 09:00:00 2026\nFrom: ward5@harbour.example\nSubject: ${subject}\n\n${body}\n\n`

const read = (mailbox: string | Uint8Array, limits = defaultLimits) =>
  collectContent(Buffer.from(mailbox as string), 'inbox', { spool: noSpool, limits })

test('every message is a document of its own, numbered as they come', async () => {
  const { contents, outcome } = await read(letter('first', 'Dear Mei') + letter('second', 'Dear Tai Man'))
  expect(outcome).toMatchObject({ kind: 'mbox', state: 'read' })
  expect(contents.map((each) => [each.type, 'where' in each ? each.where : ''])).toEqual([
    ['document', 'msg=1'],
    ['fields', 'msg=1'],
    ['passage', 'msg=1;part=1'],
    ['document', 'msg=2'],
    ['fields', 'msg=2'],
    ['passage', 'msg=2;part=1'],
  ])
})

test('a sentence that begins with "From" does not split a message', async () => {
  const { contents } = await read(letter('one', 'Hello\n\nFrom tomorrow on take two tablets.\n\nWard 5'))
  expect(contents.filter((each) => each.type === 'document')).toHaveLength(1)
})

test('Windows line ends split just as well', async () => {
  const { contents } = await read((letter('a', 'x') + letter('b', 'y')).replaceAll('\n', '\r\n'))
  expect(contents.filter((each) => each.type === 'document')).toHaveLength(2)
})

test('attachments are named by their message', async () => {
  const body = '--b\nContent-Type: text/csv; name=list.csv\n\na,b\n--b--'
  const typed = letter('x', body).replace('Subject', 'Content-Type: multipart/mixed; boundary=b\nSubject')
  const { children } = await read(letter('first', 'hi') + typed)
  expect(children.map((child) => child.name)).toEqual(['2/list.csv'])
})

test('a message too large for memory is one gap; the next is read', async () => {
  const limits = { ...defaultLimits, wholeFileBytes: 400 }
  const { gaps, contents } = await read(letter('big', 'x'.repeat(500)) + letter('small', 'Dear Mei'), limits)
  expect(gaps).toMatchObject([{ where: 'msg=1', state: 'too-large' }])
  expect(contents.some((each) => each.type === 'passage' && each.text === 'Dear Mei')).toBe(true)
})

test('windows of a large mailbox cut nothing: the same messages as one split over the whole text', () => {
  const bodies = Array.from({ length: 900 }, (_, i) => letter(`${i}`, 'line\n'.repeat((i * 37) % 1200)))
  const text = bodies.join('')
  const ends = [...splitMbox(bytesInMemory(Buffer.from(text)))].map((range) => range.end)
  let at = 0
  expect(ends).toEqual(
    bodies.map((body) => {
      at += body.length
      return at
    }),
  )
})

test('whatever is broken, reading ends in one state', async () => {
  for (const mutant of mutateBytes(Buffer.from(letter('first', 'Dear Mei') + letter('second', 'Bye')), 300))
    expect((await read(mutant)).outcome.state).toBeTypeOf('string')
})
