import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkpointText } from './notes/checkpoint.ts'
import { checkPhrase, printCheckpoint } from './print-checkpoint.ts'

const checkpoint = { origin: 'ledger.example/harbour', size: 1040, root: new Uint8Array(32).fill(3) }

test('a page has the three lines and a phrase that a person can read out', () => {
  expect(printCheckpoint(checkpoint)).toMatch(
    /^ledger\.example\/harbour\n1040\n[A-Za-z0-9+/]{43}=\n\ncheck phrase {2}([bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz](-|\n)){5}$/,
  )
})

test('each word stands for its 16 bits, read back by hand', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(), (root, size) => {
      const one = { ...checkpoint, root, size }
      const bits = [...checkPhrase(one).replaceAll('-', '')]
        .map((letter) => {
          const vowel = 'aiou'.indexOf(letter)
          return vowel < 0
            ? 'bdfghjklmnprstvz'.indexOf(letter).toString(2).padStart(4, '0')
            : vowel.toString(2).padStart(2, '0')
        })
        .join('')
      const hash = createHash('sha256').update(checkpointText(one)).digest('hex')
      expect(BigInt(`0b${bits}`).toString(16).padStart(20, '0')).toBe(hash.slice(0, 20))
    }),
  )
})

test('another size, root or log has another phrase', () => {
  const others = [{ size: 1041 }, { root: new Uint8Array(32).fill(4) }, { origin: 'ledger.example/other' }]
  const phrases = [{}, ...others].map((change) => checkPhrase({ ...checkpoint, ...change }))
  expect(new Set(phrases).size).toBe(4)
})
