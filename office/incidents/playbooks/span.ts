const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/** Milliseconds of "30 minutes", "4 hours", "5 days". A day is 24 hours: these are the house's own dues, not the law's deadlines. */
export function milliseconds(span: string): number {
  const [count, unit] = span.split(' ')
  return Number(count) * units[unit!.replace(/s$/, '') as keyof typeof units]
}
