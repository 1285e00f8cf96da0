import { readData } from '../../../base/data.ts'
import { type Roster, valuesOf } from './roster.ts'

interface Places {
  countries: Record<string, string>
  regions: Record<string, Record<string, string>>
}

const places = readData('names/places.yaml') as Places
const countryCodes = namesToCodes(places.countries)
const regionCodes = new Map(
  Object.entries(places.regions).map(([country, regions]) => [country, namesToCodes(regions)]),
)

function namesToCodes(names: Record<string, string>): Map<string, string> {
  const codes = new Map<string, string>()
  for (const [code, words] of Object.entries(names)) {
    codes.set(fold(code), code)
    for (const word of words.split(',')) codes.set(fold(word), code)
  }
  return codes
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Countries whose law is made by their parts, so that a residence names the part where it is known. */
const federal: ReadonlySet<string> = new Set(['US', 'GB', 'CA', 'AU'])

/** Fills `residence`: from country and region, else from the postcode's shape, else from the address, else the provider's place (assumed). */
export function settleResidence(roster: Roster, basedIn: string): void {
  for (let row = 0; row < roster.count; row++) {
    const known = residenceOf(roster, row, basedIn)
    roster.residence[row] = known === '' ? basedIn : known
    roster.residenceAssumed[row] = known === '' && basedIn !== '' ? 1 : 0
  }
}

function residenceOf(roster: Roster, row: number, basedIn: string): string {
  const postcode = roster.postcode[row]!.toUpperCase().trim()
  const region = roster.region[row]!
  const named = countryOf(roster.country[row]!)
  if (named.includes('-')) return named
  const home = basedIn.slice(0, 2)
  const country =
    named || countryOfRegion(region, home) || countryOfPostcode(postcode, home) || countryOfAddress(roster, row)
  if (country === '' || !federal.has(country)) return country
  const part = regionCodes.get(country)?.get(fold(region)) ?? partOfPostcode(country, postcode)
  return part === '' ? country : `${country}-${part}`
}

/** "Hong Kong", "HKG", "US-OH", "England" -> HK, HK, US-OH, GB-ENG. */
function countryOf(text: string): string {
  const plain = text.trim().toUpperCase()
  if (/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(plain)) return plain
  const part = regionCodes.get('GB')?.get(fold(text))
  return countryCodes.get(fold(text)) ?? (part === undefined || text === '' ? '' : `GB-${part}`)
}

function countryOfRegion(region: string, home: string): string {
  if (region === '') return ''
  const folded = fold(region)
  const order = [home, 'US', 'GB', 'CA', 'AU'].filter((code) => regionCodes.has(code))
  const found = order.filter((code) => regionCodes.get(code)!.has(folded))
  return found[0] ?? countryCodes.get(folded) ?? ''
}

/** Only shapes that one country uses; five digits are American for an American provider only. */
function countryOfPostcode(postcode: string, home: string): string {
  if (/^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/.test(postcode)) return 'GB'
  if (/^[A-Z]\d[A-Z] ?\d[A-Z]\d$/.test(postcode)) return 'CA'
  if (/^\d{5}(-\d{4})?$/.test(postcode) && home === 'US') return 'US'
  if (/^\d{4}$/.test(postcode) && home === 'AU') return 'AU'
  if (/^\d{6}$/.test(postcode) && (home === 'SG' || home === 'CN' || home === 'IN')) return home
  return ''
}

function countryOfAddress(roster: Roster, row: number): string {
  const lines = [
    ...valuesOf(roster.addressLines[row]!),
    ...valuesOf(roster.street[row]!),
    ...valuesOf(roster.city[row]!),
  ].flatMap((line) => line.split(/[,，\n]/))
  for (const line of lines.reverse()) {
    const country = countryCodes.get(fold(line))
    if (country !== undefined && line.trim().length > 2) return country
    if (
      /^(香港|九龍|新界)/.test(line.trim()) ||
      /^(hong kong|kowloon|new territories|n\.?t\.?|h\.?k\.?)$/i.test(line.trim())
    )
      return 'HK'
  }
  return ''
}

/** First digits of US postcodes by state, and UK postcode areas outside England. Source: public numbering plans. */
function partOfPostcode(country: string, postcode: string): string {
  if (country === 'US') return usState(postcode)
  if (country === 'AU') return { 2: 'NSW', 3: 'VIC', 4: 'QLD', 5: 'SA', 6: 'WA', 7: 'TAS' }[Number(postcode[0])] ?? ''
  if (country !== 'GB' || postcode === '') return ''
  const area = /^[A-Z]{1,2}/.exec(postcode)?.[0] ?? ''
  if (area === 'BT') return 'NIR'
  if (/^(AB|DD|DG|EH|FK|G|HS|IV|KA|KW|KY|ML|PA|PH|TD|ZE)$/.test(area)) return 'SCT'
  return /^(CF|LD|LL|NP|SA)$/.test(area) ? 'WLS' : area === 'GY' || area === 'JE' || area === 'IM' ? '' : 'ENG'
}

const statePrefixes = readData('names/us-postcodes.yaml') as Record<string, string | number>
const stateOfPrefix = new Map<number, string>()
for (const [state, ranges] of Object.entries(statePrefixes))
  for (const range of String(ranges).split(' ')) {
    const [from, to] = range.split('-').map(Number) as [number, number | undefined]
    for (let prefix = from; prefix <= (to ?? from); prefix++) stateOfPrefix.set(prefix, state)
  }

function usState(postcode: string): string {
  return /^\d{5}/.test(postcode) ? (stateOfPrefix.get(Number(postcode.slice(0, 3))) ?? '') : ''
}
