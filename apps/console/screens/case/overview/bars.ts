import type { useOpenRegister } from '../../../app/use-open-register.ts'
import type { Bar } from '../../../design/charts/bar-chart.tsx'

export type OpenRegister = ReturnType<typeof useOpenRegister>

/** What a call desk must know of at once: these bars are marked. */
const delicate: ReadonlySet<string> = new Set([
  ...['hiv', 'mental-health', 'sexual-health', 'reproductive-health', 'substance-use', 'genetic-data'],
  ...['abuse-or-violence', 'password', 'payment-card', 'card-security-code'],
])

/** Bars for counts by code, the largest first. */
export function barsOf(counts: Readonly<Record<string, number>>, say: (code: string) => string): Bar[] {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([id, value]) => ({ id, label: say(id), value, marked: delicate.has(id) }))
}
