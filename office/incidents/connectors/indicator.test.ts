import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indicatorTypes, isProtected, readIndicator } from './indicator.ts'

test.each([
  ['ip', '198.51.100.7', '198.51.100.7'],
  ['ip', '198[.]51[.]100[.]7', '198.51.100.7'],
  ['ip', '2001:0DB8::0007', '2001:db8::7'],
  ['domain', 'Login-Clinic.EXAMPLE.', 'login-clinic.example'],
  ['domain', 'evil[.]example', 'evil.example'],
  ['domain', '診所.example', 'xn--8ouu30g.example'],
  ['url', 'hxxps://evil[.]example/a?b=c#d', 'https://evil.example/a?b=c'],
  ['url', 'http://198.51.100.7:8080/x', 'http://198.51.100.7:8080/x'],
  ['sha256', 'AB'.repeat(32), 'ab'.repeat(32)],
  ['email', ' Boss@Evil.Example ', 'boss@evil.example'],
] as const)('%s %s is %s', (type, written, value) => {
  expect(readIndicator(type, written)).toEqual({ value })
})

test.each([
  ['ip', '127.0.0.1'],
  ['ip', '0.0.0.0'],
  ['ip', '255.255.255.255'],
  ['ip', '169.254.1.1'],
  ['ip', '::1'],
  ['ip', 'fe80::1'],
  ['ip', 'fe80::1%eth0'],
  ['ip', '198.51.100.0/24'],
  ['ip', '198.51.100.07'],
  ['ip', 'evil.example'],
  ['domain', 'example'],
  ['domain', '198.51.100.7'],
  ['domain', '*.evil.example'],
  ['domain', 'evil.example/path'],
  ['domain', 'evil.example:8080'],
  ['domain', 'name@evil.example'],
  ['domain', `${'a'.repeat(64)}.example`],
  ['url', 'javascript:alert(1)'],
  ['url', 'ftp://evil.example/'],
  ['url', 'https://name:word@evil.example/'],
  ['url', 'evil.example'],
  ['sha256', 'ab'.repeat(20)],
  ['email', 'evil.example'],
  ['email', '@evil.example'],
  ['email', 'a b@evil.example'],
  ['email', 'a@localhost'],
] as const)('%s %s is none', (type, written) => {
  expect(readIndicator(type, written)).toHaveProperty('wrong')
})

test('any text is read or refused, and what is read reads as itself', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...indicatorTypes),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.webUrl(), fc.domain(), fc.ipV4(), fc.ipV6(), fc.emailAddress()),
      (type, text) => {
        const read = readIndicator(type, text)
        if ('value' in read) expect(readIndicator(type, read.value)).toEqual(read)
        else expect(read.wrong).toMatch(/^(It|A) /)
      },
    ),
    { numRuns: 2000 },
  )
})

test.each([
  ['domain', 'clinic.example', true],
  ['domain', 'mail.clinic.example', true],
  ['domain', 'notclinic.example', false],
  ['domain', 'partner.example', true],
  ['url', 'https://www.clinic.example/x', true],
  ['url', 'https://clinic.example.evil.example/', false],
  ['url', 'https://10.1.2.3/x', true],
  ['url', 'https://[2001:db8::1]/x', true],
  ['ip', '10.255.0.1', true],
  ['ip', '11.0.0.1', false],
  ['ip', '2001:db8:ffff::1', true],
  ['ip', '203.0.113.9', true],
  ['email', 'lam@clinic.example', true],
  ['email', 'boss@partner.example', true],
  ['email', 'other@partner.example', false],
  ['sha256', 'ab'.repeat(32), true],
  ['sha256', 'cd'.repeat(32), false],
] as const)('protected: %s %s: %s', (type, value, expected) => {
  const list = ['clinic.example', '10.0.0.0/8', '2001:db8::/32', '203.0.113.9', 'Boss@Partner.example', 'AB'.repeat(32)]
  expect(isProtected(type, value, list)).toBe(expected)
})

test('whatever hits the own domain is protected: every name below it, and every one above', () => {
  fc.assert(
    fc.property(fc.domain(), fc.constantFrom('a', 'mail', 'x-1'), (domain, below) => {
      const own = domain.toLowerCase()
      expect(isProtected('domain', `${below}.${own}`, [own])).toBe(true)
      expect(isProtected('domain', own, [`${below}.${own}`])).toBe(true)
      expect(isProtected('domain', `${below}${own}`, [own])).toBe(false)
    }),
  )
})
