import { expect, test } from 'vitest'
import { ipAddress, isInRanges, isLoopback } from './addresses.ts'

test('an IP address has one spelling; anything else is none', () => {
  expect(ipAddress('198.51.100.7')).toBe('198.51.100.7')
  expect(ipAddress('2001:0DB8:0:0::7')).toBe('2001:db8::7')
  for (const none of ['', '198.51.100', '198.51.100.07', '198.51.100.7/32', 'fe80::1%eth0', 'clinic.example', '[::1]'])
    expect(ipAddress(none), none).toBeUndefined()
})

test('only this very machine is loopback', () => {
  for (const own of ['127.0.0.1', '127.8.9.1', '::1', '[::1]', 'localhost', 'LOCALHOST'])
    expect(isLoopback(own), own).toBe(true)
  for (const other of ['128.0.0.1', '0.0.0.0', '::', '::2', 'localhost.clinic.example', '127.0.0.1.clinic.example', ''])
    expect(isLoopback(other), other).toBe(false)
})

test('ranges of both families, single addresses, and wrong ones', () => {
  const ranges = ['10.0.0.0/8', '192.0.2.9', '2001:db8::/32', '0.0.0.0/32']
  for (const inside of ['10.255.255.255', '192.0.2.9', '2001:db8:1::1']) expect(isInRanges(inside, ranges)).toBe(true)
  for (const outside of ['11.0.0.0', '192.0.2.8', '2001:db9::', 'clinic.example'])
    expect(isInRanges(outside, ranges)).toBe(false)
  for (const wrong of ['10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/', '10.0.0/8', '10.0.0.0/8/8', '::/129', 'all'])
    expect(() => isInRanges('10.0.0.1', [wrong]), wrong).toThrow(RangeError)
})
