import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress, readPostcode } from './read-address.ts'

describe('readAddress', () => {
  it.each([
    ['546 Hoi Ping Road', { number: '546', street: 'hoipingroad', flat: '' }],
    ['546 Hoi Ping Rd.', { number: '546', street: 'hoipingroad', flat: '' }],
    ['Flat 5F, 12/F, Wah Fook House, 758 Lake Road, Sha Tin', { number: '758', street: 'lakeroad', flat: '5f' }],
    ['758 Lake Rd Apt 5F', { number: '758', street: 'lakeroad', flat: '5f' }],
    ['No. 12a St. Brigid Street', { number: '12a', street: 'stbrigidstreet', flat: '' }],
    ['Rose Cottage, Mill Lane', { number: '', street: 'rosecottage', flat: '' }],
    ['香港九龍彌敦道758號5樓', { number: '758', street: '香港九龍彌敦道', flat: '' }],
  ])('%s', (printed, parts) => {
    expect(readAddress(printed)).toEqual(parts)
  })

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        expect(readAddress(text).street).not.toContain(' ')
      }),
    )
  })

  it('reads postcodes alike', () => {
    expect(readPostcode('43210-1234')).toBe('43210')
    expect(readPostcode('sw1a 1aa')).toBe('SW1A1AA')
  })
})
