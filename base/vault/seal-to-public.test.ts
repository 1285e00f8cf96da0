import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hpkeOpen, hpkeSeal, privateKeyFrom, rawPublic } from './hpke.ts'
import { newSealingPair, openSealedTo, sealTo } from './seal-to-public.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')

test('HPKE gives the bytes of RFC 9180, A.1.1.1 (base mode, X25519, SHA-256, AES-128-GCM)', () => {
  const receiver = privateKeyFrom(bytes('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'))
  const ephemeral = privateKeyFrom(bytes('52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736'))
  const [info, aad] = [Buffer.from('Ode on a Grecian Urn'), Buffer.from('Count-0')]
  const text = Buffer.from('Beauty is truth, truth beauty')
  expect(rawPublic(receiver).toString('hex')).toBe('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d')
  const made = hpkeSeal(rawPublic(receiver), info, aad, text, 'aes-128-gcm', ephemeral)
  expect(made.enc.toString('hex')).toBe('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431')
  expect(made.sealed.toString('hex')).toBe(
    'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
  )
  expect(hpkeOpen(receiver, info, aad, made, 'aes-128-gcm')).toEqual(text)
})

describe('a report sealed to the office', () => {
  const office = newSealingPair()
  const place = { table: 'concerns', row: 'a-row' }

  test('whatever it says, only the private half reads it, and twice the same is sealed differently', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (fields) => {
        const sealed = sealTo(office.publicKey, place, fields)
        expect(openSealedTo(office, place, sealed)).toEqual(JSON.parse(JSON.stringify(fields)))
        expect(sealTo(office.publicKey, place, fields).equals(sealed)).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  test('its length tells a report of one word from one of a sentence no better than from nothing', () => {
    const sizes = ['', 'phish', 'A long sentence about a letter that went to the wrong patient on Monday.'].map(
      (what) => sealTo(office.publicKey, place, { what }).length,
    )
    expect(new Set(sizes).size).toBe(1)
  })

  test('every bit counts: a changed one, a cut, another row or table, another key is refused', () => {
    const sealed = sealTo(office.publicKey, place, { what: 'files renamed overnight' })
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1 << (at % 8)
      expect(() => openSealedTo(office, place, changed), `byte ${at}`).toThrow(/sealed|public key/)
    }
    for (const length of [0, 1, 48, 49, sealed.length - 1])
      expect(() => openSealedTo(office, place, sealed.subarray(0, length))).toThrow(/sealed/)
    expect(() => openSealedTo(office, { ...place, row: 'b-row' }, sealed)).toThrow('moved')
    expect(() => openSealedTo(office, { ...place, table: 'notes' }, sealed)).toThrow('moved')
    const other = newSealingPair()
    expect(() => openSealedTo(other, place, sealed)).toThrow('another public key')
    expect(() => openSealedTo({ ...office, privateKey: other.privateKey }, place, sealed)).toThrow('belong together')
  })

  test('a public key that gives no secret seals nothing', () => {
    for (const bad of [Buffer.alloc(32), Buffer.concat([Buffer.of(1), Buffer.alloc(31)]), Buffer.alloc(31)])
      expect(() => sealTo(bad, place, {})).toThrow('X25519')
  })
})
