import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ParagraphPassages } from './paragraph-passages.ts'

test('a short letter is one passage named by its part', () => {
  const passages = new ParagraphPassages('part=body')
  passages.add('Dear Dr Ho,')
  passages.add('')
  passages.add('')
  passages.add('Ms Lam has diabetes.')
  expect(passages.end()).toEqual([{ type: 'passage', where: 'part=body', text: 'Dear Dr Ho,\n\nMs Lam has diabetes.' }])
})

test('a long document is cut at paragraph ends and says at which', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(9000), { maxLength: 30 }), (lengths) => {
      const passages = new ParagraphPassages('')
      const given = lengths.flatMap((length, at) => passages.add(`${at + 1}:${'x'.repeat(length)}`))
      given.push(...passages.end())
      expect(given.map((passage) => passage.text).join('\n')).toBe(
        lengths.map((length, at) => `${at + 1}:${'x'.repeat(length)}`).join('\n'),
      )
      if (given.length > 1) for (const { where, text } of given) expect(where).toBe(`para=${text.split(':')[0]}`)
      else if (given.length === 1) expect(given[0]!.where).toBe('')
    }),
  ))
