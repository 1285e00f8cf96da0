import type { useOpenRegister } from '../../../app/use-open-register.ts'
import type { Bar } from '../../../design/charts/bar-chart.tsx'

export type OpenRegister = ReturnType<typeof useOpenRegister>

/** What a call desk must know of at once: these bars are marked. */
const delicate: ReadonlySet<string> = new Set([
  ...['hiv', 'mental-health', 'sexual-health', 'reproductive-health', 'substance-use', 'genetic-data'],
  ...['abuse-or-violence', 'password', 'payment-card', 'card-security-code'],
])

/** Bars for counts by code, the largest first. `most`: how many it may be, where that is more. */
export function barsOf(
  counts: Readonly<Record<string, number>>,
  say: (code: string) => string,
  most: Readonly<Record<string, number>> = {},
): Bar[] {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([id, value]) => {
      const more = Math.max(0, (most[id] ?? 0) - value)
      return { id, label: say(id), value, more, marked: delicate.has(id) }
    })
}
