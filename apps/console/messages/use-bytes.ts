import { useCallback } from 'react'
import { useLanguage } from './use-text.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** The unit in which so many bytes are best said, and how many bytes it has. */
export function unitFor(bytes: number): { unit: (typeof units)[number]; size: number } {
  const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return { unit: units[power]!, size: 1000 ** power }
}

/** The short name of the unit alone: "MB". */
export function useUnitName(): (unit: (typeof units)[number]) => string {
  const { locale } = useLanguage()
  return (unit) => {
    const parts = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).formatToParts(1)
    return parts.find(({ type }) => type === 'unit')?.value ?? unit
  }
}

/** Says how large something is: "3.4 MB". */
export function useBytes(): (bytes: number) => string {
  const { locale } = useLanguage()
  return useCallback(
    (bytes) => {
      const { unit, size } = unitFor(bytes)
      const format = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: size === 1 ? 0 : 1 } as const
      return new Intl.NumberFormat(locale, format).format(bytes / size)
    },
    [locale],
  )
}
