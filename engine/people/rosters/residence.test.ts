import { describe, expect, it } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { readRoster } from './read-roster.ts'

/** Residence and whether it is assumed, for one patient with these columns. */
function residenceOf(columns: Record<string, string>, basedIn: string): [string, number] {
  const csv = `patient_id,name,${Object.keys(columns).join(',')}\n1,Ann Example,${Object.values(columns)
    .map((cell) => `"${cell}"`)
    .join(',')}\n`
  const roster = readRoster([{ name: 'a.csv', bytes: bytesInMemory(Buffer.from(csv)) }], { basedIn })
  return [roster.residence[0]!, roster.residenceAssumed[0]!]
}

describe('residence', () => {
  it.each([
    [{ country: 'Hong Kong' }, 'US-OH', 'HK', 0],
    [{ country: 'HKG' }, 'US-OH', 'HK', 0],
    [{ country: 'US-KY' }, 'HK', 'US-KY', 0],
    [{ country: 'USA', state: 'Ohio' }, 'HK', 'US-OH', 0],
    [{ state: 'OH' }, 'US-KY', 'US-OH', 0],
    [{ state: 'WA' }, 'AU-NSW', 'AU-WA', 0],
    [{ zip: '43004' }, 'US-KY', 'US-OH', 0],
    [{ zip: '43004-1234' }, 'US', 'US-OH', 0],
    [{ zip: '43004' }, 'HK', 'HK', 1],
    [{ postcode: 'EH1 1YZ' }, 'GB-ENG', 'GB-SCT', 0],
    [{ postcode: 'CF10 3AT' }, 'HK', 'GB-WLS', 0],
    [{ postcode: 'M1 1AE', country: 'United Kingdom' }, 'HK', 'GB-ENG', 0],
    [{ country: 'England' }, 'HK', 'GB-ENG', 0],
    [{ postcode: 'K1A 0B1' }, 'HK', 'CA', 0],
    [{ state: 'Ontario', country: 'Canada' }, 'HK', 'CA-ON', 0],
    [{ address: '12 Lantern Road, Kowloon' }, 'US-OH', 'HK', 0],
    [{ address: '香港九龍彌敦道12號' }, 'US-OH', 'HK', 0],
    [{ address: '4 Kite Street, Singapore' }, 'HK', 'SG', 0],
    [{ address: '4 Kite Street' }, 'HK', 'HK', 1],
    [{ city: 'Somewhere' }, '', '', 0],
  ] as [Record<string, string>, string, string, number][])(
    '%o for a provider in %s: %s',
    (columns, basedIn, code, assumed) => {
      expect(residenceOf(columns, basedIn)).toEqual([code, assumed])
    },
  )
})
