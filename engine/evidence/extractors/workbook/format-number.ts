/** How a workbook shows the numbers of a cell: as they are, as a date or time, or through a mask like `000-00-0000`. */
export type NumberFormat = { as: 'plain' } | { as: 'date' | 'time' | 'datetime' } | { as: 'mask'; code: string }

const plain: NumberFormat = { as: 'plain' }
const builtInDates = new Map<number, NumberFormat>()
for (const id of [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
  builtInDates.set(id, { as: 'date' })
for (const id of [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]) builtInDates.set(id, { as: 'time' })
builtInDates.set(22, { as: 'datetime' })

/** The format of a built-in id (ECMA-376 part 1, 18.8.30) or of a custom code. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtInDates.get(id) ?? plain
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
  if (/^\s*general/i.test(bare)) return plain
  const hasDate = /[yd]/i.test(bare) || /mmm/i.test(bare)
  const hasTime = /[hs]/i.test(bare)
  if (hasDate || hasTime) return { as: hasDate && hasTime ? 'datetime' : hasDate ? 'date' : 'time' }
  return isMask(code) ? { as: 'mask', code } : plain
}

/** Text of a number cell: ISO dates and times, masked numbers, else the number without exponent and without rounding noise. */
export function formatNumber(raw: string, format: NumberFormat, is1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (format.as === 'plain') return plainNumber(raw, value)
  if (format.as === 'mask')
    return Number.isSafeInteger(value) && value >= 0 ? masked(value, format.code) : plainNumber(raw, value)
  const text = serialDate(value, format.as, is1904)
  return text ?? plainNumber(raw, value)
}

function plainNumber(raw: string, value: number): string {
  if (/^-?\d{1,15}$/.test(raw)) return raw
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString()
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  return text.includes('e-') ? rounded.toFixed(20).replace(/0+$/, '') : text
}

const msPerDay = 86_400_000

/** A spreadsheet counts days from 1899-12-30 (so that 1900-03-01 is 61) or from 1904-01-01. */
function serialDate(serial: number, as: 'date' | 'time' | 'datetime', is1904: boolean): string | undefined {
  if (serial < 0 || serial > 2_958_466) return undefined
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const instant = Math.round(((days - 25_569) * msPerDay) / 1000) * 1000
  const iso = new Date(instant).toISOString()
  const time = iso.slice(11, 19)
  if (as === 'time' && serial < 1) return time
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`
}

/** Only digits places and fixed signs: zip codes, telephone numbers, identity numbers with leading zeros. */
function isMask(code: string): boolean {
  return sectionsOf(code).every(
    ({ pattern }) =>
      /^[0#? ()\-/]+$/.test(literal(pattern)) && (/^0{2}/.test(pattern) || /[-() /]/.test(literal(pattern).trim())),
  )
}

function sectionsOf(code: string): { upTo: number; pattern: string }[] {
  return code
    .split(';')
    .slice(0, 2)
    .map((section) => {
      const condition = /^\[<(=?)(\d+)\]/.exec(section)
      const upTo = condition === null ? Number.POSITIVE_INFINITY : Number(condition[2]) - (condition[1] === '=' ? 0 : 1)
      return { upTo, pattern: section.replace(/\[[^\]]*\]/g, '').replace(/_./g, ' ') }
    })
}

/** A mask with its quoted and escaped signs laid bare. */
function literal(pattern: string): string {
  return pattern.replace(
    /"([^"]*)"|\\(.)/g,
    (_all, quoted: string | undefined, escaped: string | undefined) => quoted ?? escaped ?? '',
  )
}

function masked(value: number, code: string): string {
  const { pattern } = sectionsOf(code).find(({ upTo }) => value <= upTo) ?? sectionsOf(code)[0]!
  const places = literal(pattern)
  const digits = value === 0 && !places.includes('0') ? '' : String(value)
  let left = digits.length
  let text = ''
  const first = places.search(/[0#?]/)
  for (let at = places.length - 1; at >= 0; at--) {
    const place = places[at]!
    if (!'0#?'.includes(place)) text = (left > 0 || at < first || places.slice(0, at).includes('0') ? place : '') + text
    else if (left > 0) text = digits[--left]! + text
    else if (place === '0') text = `0${text}`
    if (at === first) {
      text = digits.slice(0, left) + text
      left = 0
    }
  }
  return text.trim()
}
