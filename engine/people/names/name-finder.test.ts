import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NameFinder } from './name-finder.ts'
import { WordIndex } from './word-index.ts'
import { printedWords, wordsOfName } from './words-of-name.ts'

const names = [
  'CHAN Tai Man',
  'CHAN Tai Wai',
  '陳大文',
  'WONG Siu Ming, Peter',
  'Fatima Al-Rashid',
  'Robert O’Neill',
  'TSANG Ka Yan',
  'Zhang Wei',
  'LEE Taiman',
  'Mary Smith',
  'Müller, Jürgen',
]
const finder = new NameFinder()
for (const [owner, name] of names.entries()) finder.add(owner, name)
finder.seal()
const found = (typed: string) => finder.find(typed, 5).map(({ owner }) => names[owner]!)

test.each([
  ['parts of it, in any order', 'man chan', ['CHAN Tai Man', '陳大文']],
  ['the beginning of a word', 'ch tai m', ['CHAN Tai Man']],
  ['joined syllables', 'chan taiman', ['CHAN Tai Man', '陳大文']],
  ['apart where the print is joined', 'lee tai man', ['LEE Taiman']],
  ['another romanisation', 'jang ka yan', ['TSANG Ka Yan']],
  ['characters for a romanised name', '曾嘉欣', ['TSANG Ka Yan']],
  ['characters in the other form', '陈大文', ['陳大文', 'CHAN Tai Man']],
  ['Mandarin spelling of the characters', 'chen dawen', ['陳大文']],
  ['an English name beside the Chinese one', 'peter wong', ['WONG Siu Ming, Peter']],
  ['a nickname', 'bob oneill', ['Robert O’Neill']],
  ['another spelling from the same consonants', 'fatema rashed', ['Fatima Al-Rashid']],
  ['a slip of a letter', 'smiht mary', ['Mary Smith']],
  ['without marks', 'jurgen muller', ['Müller, Jürgen']],
])('%s: %s', (_, typed, wanted) => {
  expect(found(typed).slice(0, wanted.length)).toEqual(wanted)
})

test('what fits nobody finds nobody', () => {
  for (const typed of ['', '  ', '???', 'Xylophone', 'chan xylophone']) expect(found(typed)).toEqual([])
})

test('it says how each word agrees', () => {
  expect(finder.find('jang ka y', 1)[0]).toMatchObject({ how: ['same sound', 'equal', 'begins so'] })
})

const pool = fc.constantFrom(
  ...'chan chen tsang jang tai taiman man mary marie smith smyth 陳 大 文 曾 peter wong'.split(' '),
)
const anyName = fc.array(pool, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

/** The same without an index: each name by itself, each of its words by itself. */
function slowScore(typed: string, name: string): number {
  const terms = printedWords(typed)
  const bests = terms.map((term) =>
    Math.max(
      0,
      ...wordsOfName(name).map((word) => {
        const one = new WordIndex()
        one.add(word)
        return one.find(term)[0]?.weight ?? 0
      }),
    ),
  )
  if (bests.filter((best) => best > 0).length < (terms.length < 3 ? terms.length : terms.length - 1)) return 0
  const covered = Math.min(1, terms.length / printedWords(name).length)
  return (bests.reduce((sum, best) => sum + best, 0) / terms.length) * (0.9 + 0.1 * covered)
}

test('the index finds what going through all names finds', () => {
  fc.assert(
    fc.property(fc.array(anyName, { minLength: 1, maxLength: 40 }), anyName, (all, typed) => {
      fc.pre(!printedWords(typed).includes('taiman'))
      const index = new NameFinder()
      for (const [owner, name] of all.entries()) index.add(owner, name)
      index.seal()
      const scores = new Map(index.find(typed, 50).map(({ owner, score }) => [owner, score]))
      for (const [owner, name] of all.entries()) expect(scores.get(owner) ?? 0).toBeCloseTo(slowScore(typed, name), 5)
      // Whoever asks for fewer gets the first of them, though most names are passed over then; and so does who opens what was packed.
      const packed = NameFinder.unpack(new Uint8Array(Buffer.concat(index.pack())))!
      for (const most of [1, 3]) {
        expect(index.find(typed, most)).toEqual(index.find(typed, 50).slice(0, most))
        expect(packed.find(typed, most)).toEqual(index.find(typed, most))
      }
    }),
  )
})

test('an index that was packed by a version with another form is not opened', () => {
  const bytes = new Uint8Array(Buffer.concat(finder.pack()))
  const form = Buffer.from(bytes.buffer).indexOf('"form":') + '"form":'.length
  bytes[form] = '9'.charCodeAt(0)
  expect(NameFinder.unpack(bytes)).toBeUndefined()
})

test('everybody is found by their own name, whatever the order of its words, and nobody is before them', () => {
  const words = fc.uniqueArray(pool, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(words, fc.array(anyName, { maxLength: 8 }), (own, others) => {
      const index = new NameFinder()
      index.add(0, own.join(' '))
      for (const [at, name] of others.entries()) index.add(at + 1, name)
      index.seal()
      const hits = index.find([...own].reverse().join(' '), 20)
      expect(hits[0]!.score).toBeCloseTo(1, 5)
      expect(hits.find(({ owner }) => owner === 0)!.score).toBeCloseTo(hits[0]!.score, 5)
    }),
  )
})
