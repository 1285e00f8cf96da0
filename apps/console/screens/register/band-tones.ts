import type { Tone } from '../../design/status/badge.tsx'

/** How a band of harm stands out in a list. */
export const bandTones: Record<string, Tone> = { low: 'quiet', medium: 'info', high: 'warn', 'very-high': 'bad' }
