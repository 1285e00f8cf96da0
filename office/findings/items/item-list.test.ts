import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from '../../../base/files/index.ts'
import { csvRecords } from './csv-records.ts'
import { type ItemLine, ItemList } from './item-list.ts'
import { pickItems } from './pick-items.ts'

const line = (item: string, findings = 0, state = 'read'): ItemLine => ({
  item,
  kind: 'text',
  bytes: 1,
  state,
  reason: '',
  findings,
})
const gap = { location: '', state: 'damaged', reason: 'It ends too early', bytes: 0 }

const list = new ItemList(
  [
    line('share/dump.zip', 0),
    line('share/dump.zip!/mail/1.eml', 4),
    line('share/dump.zip!/mail/2.eml', 0, 'damaged'),
    line('share/dump.zip copy', 2),
    line('share/notes.txt', 1),
    line('top.csv', 7),
  ],
  new Map([['share/dump.zip!/mail/2.eml', [gap]]]),
)

test('a folder shows its entries, an archive itself and what is in it', () => {
  expect(list.children('', 10).entries).toMatchObject([
    { name: 'share', below: 'share/', inside: { items: 5, findings: 7, gaps: 1, states: { read: 4, damaged: 1 } } },
    { name: 'top.csv', item: { findings: 7, gaps: [] } },
  ])
  const { entries } = list.children('share/', 10)
  expect(entries.map(({ name }) => name)).toEqual(['dump.zip', 'dump.zip copy', 'notes.txt'])
  expect(entries[0]).toMatchObject({ below: 'share/dump.zip!/', item: { findings: 0 }, inside: { items: 2 } })
  const [mail] = list.children('share/dump.zip!/', 10).entries
  expect(mail).toMatchObject({ name: 'mail', below: 'share/dump.zip!/mail/' })
  expect(list.children(mail!.below!, 10).entries[1]).toMatchObject({ name: '2.eml', item: { gaps: [gap] } })
})

test('an item has a number by which it is found again, however it was come to', () => {
  const [mail] = list.children('share/dump.zip!/mail/', 10).entries
  expect(mail!.item).toMatchObject({ number: 2 })
  expect(list.at(2)).toEqual(mail!.item)
  expect(list.find('top.csv')).toEqual(list.at(5))
  expect(list.at(6)).toBeUndefined()
})

const part = fc.constantFrom('a', 'b', 'a b', 'z!', 'é', 'a.zip')
const path = fc.array(fc.tuple(part, fc.constantFrom('/', '!/')), { minLength: 1, maxLength: 4 }).map((parts) =>
  parts
    .map(([name, join]) => name + join)
    .join('')
    .replace(/!?\/$/, ''),
)
const someItems = fc.uniqueArray(path, { maxLength: 25 })

test('walking down from the top comes to every item once, however it is paged', () => {
  fc.assert(
    fc.property(someItems, fc.integer({ min: 1, max: 3 }), (paths, limit) => {
      const items = new ItemList(
        paths.map((one, at) => line(one, at)),
        new Map(),
      )
      const seen: string[] = []
      const walk = (below: string): void => {
        let after: string | undefined
        do {
          const page = items.children(below, limit, after)
          for (const entry of page.entries) {
            if (entry.item !== undefined) seen.push(entry.item.item)
            if (entry.below === undefined) continue
            const inner = paths.filter((one) => one.startsWith(entry.below!))
            expect(entry.inside).toMatchObject({
              items: inner.length,
              findings: inner.reduce((sum, one) => sum + paths.indexOf(one), 0),
            })
            walk(entry.below)
          }
          after = page.next
        } while (after !== undefined)
      }
      walk('')
      expect(seen.sort()).toEqual([...paths].sort())
    }),
  )
})

test('items of all levels that fit come by path, in pages', () => {
  const first = pickItems(list, 'share/', { withFindings: true }, 2)
  expect(first).toMatchObject({ matching: 3, next: 'share/dump.zip!/mail/1.eml' })
  const rest = pickItems(list, 'share/', { withFindings: true }, 2, first.next)
  expect(rest.entries.map(({ name }) => name)).toEqual(['share/notes.txt'])
  expect(rest.next).toBeUndefined()
  expect(pickItems(list, '', { state: ['damaged'], text: 'MAIL' }, 5).matching).toBe(1)
})

test('what the engine writes as CSV is read back, with ends of lines in cells', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', ' ') })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), async (rows) => {
      const text = ['a,b', ...rows.map(csvLine)].join('\n')
      const read: string[][] = []
      const lines = (async function* () {
        yield* text.split('\n')
      })()
      for await (const record of csvRecords(lines)) read.push(record)
      expect(read).toEqual(rows)
    }),
  )
})
