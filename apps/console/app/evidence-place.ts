/**
 * Where something was seen. In an address it stands as numbers alone: paths of items and places within them may name people, so the address
 * says who or what is being looked at, and the office answers where that was.
 */
export interface PlaceSearch {
  run?: string
  /** A person of the register, or a doubtful match, and which of the places where they were seen. */
  person?: number
  match?: number
  seen?: number
  /** A sample, and which of the things drawn for it. */
  sample?: string
  drawn?: number
  /** An item by its number in the run. */
  item?: number
}

const numbers = ['person', 'match', 'seen', 'drawn', 'item'] as const
const ids = ['run', 'sample'] as const

/** The place in an address; what is no number and no id is left out. */
export function readPlace(search: Record<string, unknown>): PlaceSearch {
  const place: PlaceSearch = {}
  for (const key of numbers) {
    const value = search[key]
    if (Number.isSafeInteger(value) && (value as number) >= 0) place[key] = value as number
  }
  for (const key of ids) {
    const value = search[key]
    if (typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) place[key] = value
  }
  return place
}

/** Which items to list. */
export interface ItemsSearch {
  state?: 'read' | 'partial' | 'unread'
}

/** The filter in an address. */
export function readItems({ state }: Record<string, unknown>): ItemsSearch {
  return state === 'read' || state === 'partial' || state === 'unread' ? { state } : {}
}
