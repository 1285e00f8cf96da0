import { keepsNumber } from './keeps-number.ts'
import type { NumberFormat } from './number-format.ts'
import { showNumber } from './show-number.ts'

/**
 * Text of a number cell, for the table and for whoever compares it with a roster. Nothing of the number is ever lost:
 * - dates and times in ISO form (6/9/13 would be June or September);
 * - numbers that name a person or thing in the shape they are known by, `00123`, `9123 4567`, as long as all digits are in it;
 * - every other number as it is stored, without exponent and without rounding noise, whatever the format hides of it.
 */
export function formatNumber(raw: string, format: NumberFormat, is1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (format.as === 'plain') return plainNumber(raw, value)
  if (format.as !== 'shaped') return serialDate(value, format.as, is1904) ?? plainNumber(raw, value)
  const shown = Number.isSafeInteger(value) ? showNumber(value, format, is1904) : undefined
  return shown !== undefined && keepsNumber(shown, value) ? shown : plainNumber(raw, value)
}

/** A number without exponent and without rounding noise. */
export function plainNumber(raw: string, value: number): string {
  if (/^-?\d{1,15}$/.test(raw)) return raw
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString()
  const rounded = Number(value.toPrecision(15))
  const size = Math.abs(rounded)
  if (size < 1e-12) return raw
  if (size < 1e-6) return rounded.toFixed(14 - Math.floor(Math.log10(size))).replace(/0+$/, '')
  return String(rounded)
}

const msPerDay = 86_400_000

/** A spreadsheet counts days from 1899-12-30 (so that 1900-03-01 is 61) or from 1904-01-01. */
function serialDate(serial: number, as: 'date' | 'time' | 'datetime', is1904: boolean): string | undefined {
  if (serial < 0 || serial >= 2_958_466) return undefined
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const instant = Math.round(((days - 25_569) * msPerDay) / 1000) * 1000
  const iso = new Date(instant).toISOString()
  const time = iso.slice(11, 19)
  if (as === 'time' && serial < 1) return time
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`
}
