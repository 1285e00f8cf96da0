import { expect, test } from 'vitest'
import { type Entry, type Page, rowsOf } from './tree-rows.ts'

const inside = { items: 2, findings: 0, gaps: 0, states: {} }
const folder = (name: string, below: string): Entry => ({ name, below, inside })
const file = (name: string): Entry => ({ name })
const said = (pages: readonly Page[], ...open: string[]) =>
  rowsOf(pages, new Set(open)).map((row) =>
    row.type === 'entry'
      ? `${'-'.repeat(row.depth)}${row.isSelf ? 'itself ' : ''}${row.entry.name}`
      : `${'-'.repeat(row.depth)}... ${row.below}`,
  )

test('an open folder has its entries below it, one deeper; a page that is not there yet holds a place', () => {
  const top: Page = { below: '', entries: [folder('mail', 'mail/'), file('z.txt')] }
  expect(said([top])).toEqual(['mail', 'z.txt'])
  expect(said([top], 'mail/')).toEqual(['mail', '-... mail/', 'z.txt'])
  const inMail: Page = { below: 'mail/', entries: [file('1.eml'), file('2.eml')], next: 'mail/2.eml' }
  expect(said([top, inMail], 'mail/')).toEqual(['mail', '-1.eml', '-2.eml', '-... mail/', 'z.txt'])
  const more: Page = { below: 'mail/', after: 'mail/2.eml', entries: undefined }
  expect(said([top, inMail, more], 'mail/')).toEqual(['mail', '-1.eml', '-2.eml', '-... mail/', 'z.txt'])
  expect(said([top, inMail, { ...more, entries: [file('3.eml')] }], 'mail/')).toEqual([
    ...['mail', '-1.eml', '-2.eml', '-3.eml', 'z.txt'],
  ])
})

test('before anything is there the top holds a place, and what is closed is not shown though it was read', () => {
  expect(said([])).toEqual(['... '])
  const top: Page = { below: '', entries: [folder('mail', 'mail/')] }
  expect(said([top, { below: 'mail/', entries: [file('1.eml')] }])).toEqual(['mail'])
})

test('what holds something and says something itself is there twice: as what holds it, and as itself', () => {
  const mail = { name: '1.eml', below: '1.eml!/', inside, item: { item: '1.eml' } as Entry['item'] } as Entry
  const pages: Page[] = [
    { below: '', entries: [mail] },
    { below: '1.eml!/', entries: [file('scan.pdf')] },
  ]
  expect(said(pages, '1.eml!/')).toEqual(['1.eml', '-itself 1.eml', '-scan.pdf'])
})
