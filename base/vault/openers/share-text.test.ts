import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseShare, printShare, type Share } from './share-text.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const share: Share = {
  set: '0badcafe',
  number: 2,
  count: 5,
  threshold: 3,
  bytes: Uint8Array.from({ length: 33 }, (_, i) => (i * 37 + 11) & 255),
}
const anyShare = fc.record({
  set: fc.uint8Array({ minLength: 4, maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  number: fc.integer({ min: 1, max: 32 }),
  count: fc.integer({ min: 2, max: 32 }),
  threshold: fc.integer({ min: 2, max: 32 }),
  bytes: fc.uint8Array({ minLength: 33, maxLength: 33 }),
})
const typed = (text: string): string => text.split('\n').slice(1).join('').replaceAll('-', '')
const wrong = expect.objectContaining({ code: 'VAULT_WRONG_KEY' })

test('a share prints as one line of words and 18 groups of five', () => {
  const text = printShare(share)
  expect(text).toMatchInlineSnapshot(`
    "cordon share 2 of 5: 3 of them open set 0badcafe
    045T1-VJQYF-0C2GA-42SGR-ANX9S-ZH799
    1RSNA-GZD2K-RZP1Z-2DJVM-G2JWG-NVRMY
    75F8N-7A6DN-Y8BKR-RRC6N-NCCG8-DX1BS"
  `)
  expect(text.split('\n').slice(1).join('-').split('-')).toHaveLength(18)
})

test('any share comes back as it was', () => {
  fc.assert(
    fc.property(anyShare, (one) => {
      const back = parseShare(printShare(one))
      expect({ ...back, bytes: [...back.bytes] }).toEqual({ ...one, bytes: [...one.bytes] })
    }),
  )
})

test('case, spaces, hyphens, line ends and look-alikes do not matter', () => {
  const text = printShare(share)
  const loose = [
    typed(text),
    text.toLowerCase(),
    text.replaceAll('-', '  ').replaceAll('\n', '\r\n'),
    `  ${text}\n\n`,
    typed(text).replaceAll('0', 'o').replaceAll('1', 'l'),
    typed(text).replaceAll('0', 'O').replaceAll('1', 'I'),
  ]
  for (const one of loose) expect(Buffer.from(parseShare(one).bytes)).toEqual(Buffer.from(share.bytes))
})

test('every single wrong character is noticed, in the group where it stands', () => {
  const text = typed(printShare(share))
  for (let at = 0; at < text.length; at++)
    for (const other of alphabet) {
      if (other === text[at]) continue
      const mistyped = text.slice(0, at) + other + text.slice(at + 1)
      expect(() => parseShare(mistyped)).toThrow(`Group ${Math.floor(at / 5) + 1} of a share is mistyped`)
    }
})

test('every exchange of two characters of a group, and of two groups, is noticed', () => {
  const text = typed(printShare(share))
  for (let group = 0; group < 18; group++)
    for (let a = group * 5; a < group * 5 + 5; a++)
      for (let b = a + 1; b < group * 5 + 5; b++)
        if (text[a] !== text[b]) expect(() => parseShare(exchange(text, a, b, 1))).toThrow(wrong)
  for (let a = 0; a < 18; a++)
    for (let b = a + 1; b < 18; b++) expect(() => parseShare(exchange(text, a * 5, b * 5, 5))).toThrow(wrong)
})

test('a share cut short, doubled or full of nonsense is refused', () => {
  const text = typed(printShare(share))
  for (const bad of ['', 'hello', text.slice(5), text + text, text.replace(/^./, 'U'), `${text}!`, '0'.repeat(90)])
    expect(() => parseShare(bad)).toThrow(wrong)
  fc.assert(fc.property(fc.string(), (noise) => void expect(() => parseShare(noise)).toThrow(wrong)))
})

test('an error never shows what was typed', () => {
  const text = typed(printShare(share))
  const mistyped = exchange(text, 0, 1, 1)
  try {
    parseShare(mistyped)
  } catch (problem) {
    expect(String(problem)).not.toContain(mistyped.slice(0, 5))
  }
})

function exchange(text: string, a: number, b: number, length: number): string {
  const [one, two] = [text.slice(a, a + length), text.slice(b, b + length)]
  return text.slice(0, a) + two + text.slice(a + length, b) + one + text.slice(b + length)
}
