import { constant, constantFrom, dictionary, assert as hold, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { mergeEdits } from './merge-edits.ts'

test('Ada changed the title, Ben what is known: both are kept, and nobody is asked', () => {
  const base = { title: 'Files renamed', known: 'Since Monday' }
  const merged = mergeEdits(base, { ...base, title: 'Files renamed at Kowloon' }, { ...base, known: 'Since Sunday' })
  expect(merged).toEqual({ values: { title: 'Files renamed at Kowloon', known: 'Since Sunday' }, clashes: {} })
})

test('both changed the same line: mine stays, theirs is beside it', () => {
  const base = { title: 'Files renamed', vectors: ['malware'] }
  const mine = { ...base, title: 'Files renamed at Kowloon' }
  const theirs = { title: 'Ransom note at Kowloon', vectors: ['malware', 'phishing'] }
  expect(mergeEdits(base, mine, theirs)).toEqual({
    values: { title: 'Files renamed at Kowloon', vectors: ['malware', 'phishing'] },
    clashes: { title: 'Ransom note at Kowloon' },
  })
})

test('nothing that either wrote is lost, whatever they wrote', () => {
  const word = constantFrom('a', 'b', 'c')
  const values = record({ one: word, two: word, three: word })
  hold(
    property(values, values, values, (base, mine, theirs) => {
      const merged = mergeEdits(base, mine, theirs)
      for (const key of ['one', 'two', 'three'] as const) {
        const kept = [merged.values[key], merged.clashes[key]]
        if (mine[key] !== base[key]) expect(kept).toContain(mine[key])
        if (theirs[key] !== base[key]) expect(kept).toContain(theirs[key])
      }
    }),
  )
  hold(property(dictionary(word, constant('x')), (same) => mergeEdits(same, same, same).clashes.a === undefined))
})
