import { expect, test } from 'vitest'
import { readItems, readPlace } from './evidence-place.ts'

const run = '0190a1b2-0000-7000-8000-000000000001'

test('an address holds numbers and ids; a path of an item, a name or a broken number is left out', () => {
  expect(readPlace({ run, person: 12, seen: 0 })).toEqual({ run, person: 12, seen: 0 })
  expect(readPlace({ run: 'x', item: 'Ng Siu Ling.pdf', seen: -1, drawn: 1.5, sample: 4 })).toEqual({})
})

test('items are listed by what happened to them, and by nothing else that an address says', () => {
  expect(readItems({ state: 'unread', text: 'Ng Siu Ling' })).toEqual({ state: 'unread' })
  expect(readItems({ state: 'lost' })).toEqual({})
})
