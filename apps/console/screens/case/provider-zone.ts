import { useRead } from '../../api/use-read.ts'
import { useZone } from '../../design/time/zone.ts'

/** The provider's own zone, in which its deadlines are counted (`tz` of provider.yaml); the reader's until it is known. */
export function useProviderZone(): string {
  const own = useZone()
  const { data } = useRead('show-provider', {})
  const zone = /^tz:\s*["']?([A-Za-z_+\-/0-9]+)/m.exec(data?.text ?? '')?.[1]
  return zone !== undefined && isZone(zone) ? zone : own
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // A zone that this browser does not know.
    return false
  }
}
