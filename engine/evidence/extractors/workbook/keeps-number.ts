/**
 * Whether `shown` is the whole number `value` in the shape that people know it by: `00123`, `(212) 555-1234`, `P00123`, `+852 9123 4567`.
 * All digits are there and in order, behind zeros, letters and signs; a unit behind the number, an amount or a share is none.
 */
export function keepsNumber(shown: string, value: number): boolean {
  if (!Number.isSafeInteger(value) || value < 0 || !shapely.test(shown)) return false
  return shown.replace(/\D/g, '').endsWith(String(value))
}

const shapely = /^(?!-)[\p{L}\d ()+#/-]*\d$/u
