import { readData } from '../../base/data.ts'

interface PlaceData {
  eu_members: string[]
  within: Record<string, string>
  also_written: Record<string, string>
  zones: Record<string, string>
  holidays_of: Record<string, string>
}

const data = readData('duties/jurisdictions.yaml') as PlaceData
const euMembers = new Set(data.eu_members)

/** The code the records use for a place: upper case, UK -> GB, PR -> US-PR. */
export function placeCode(code: string): string {
  const upper = code.toUpperCase()
  return data.also_written[upper] ?? upper
}

/** The place and everything it lies in: US-TX -> US-TX, US; FR -> FR, EU; RE -> RE, FR, EU. */
export function placesAround(code: string): string[] {
  const place = placeCode(code)
  const around = [place]
  const country = place.split('-')[0]!
  if (country !== place) around.push(country)
  const host = data.within[country]
  if (host !== undefined) around.push(host)
  if (euMembers.has(country) || host !== undefined) around.push('EU')
  return around
}

/** Whether `code` is `place` or lies in it. */
export function liesIn(code: string, place: string): boolean {
  return code === place || code.startsWith(`${place}-`) || placesAround(code).includes(place)
}

/** The zone of a place that has only one, else undefined. */
export function zoneOfPlace(code: string): string | undefined {
  const place = placeCode(code)
  return data.zones[place] ?? data.zones[place.split('-')[0]!]
}

/** The place whose public holidays count for a recipient: its own, or its regulator's seat. */
export function holidayPlace(code: string): string {
  const place = placeCode(code)
  return data.holidays_of[place] ?? place
}
