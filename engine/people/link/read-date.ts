const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Dates as the number yyyymmdd, as written: impossible days (OCR) are kept, because one wrong digit is compared later.
 * Usually one; two where the writing has two readings (03/04/1976: day first, then month first); none where it is no date.
 */
export function readDates(text: string): number[] {
  const clean = text.trim().toLowerCase()
  const iso = /^(\d{4})[-/.年\s]\s*(\d{1,2})[-/.月\s]\s*(\d{1,2})(?!\d)/.exec(clean)
  if (iso !== null) return dates(iso[1]!, iso[2]!, iso[3]!)
  const digits = /^(\d{8})(?:\d{6})?$/.exec(clean)
  if (digits !== null) return readDigits(digits[1]!)
  const european = /^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})(?:\b|$)/.exec(clean)
  if (european !== null) return readEitherOrder(Number(european[1]), Number(european[2]), european[3]!)
  return readNamedMonth(clean)
}

function dates(year: string, month: string, day: string): number[] {
  return [Number(year) * 10_000 + Number(month) * 100 + Number(day)]
}

function readDigits(digits: string): number[] {
  if (/^(18|19|20)/.test(digits)) return [Number(digits)]
  return readEitherOrder(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), digits.slice(4))
}

function readEitherOrder(first: number, second: number, yearText: string): number[] {
  const found: number[] = []
  for (const year of years(yearText)) {
    if (second <= 12 || first > 12) found.push(year * 10_000 + second * 100 + first)
    if (first <= 12 && first !== second) found.push(year * 10_000 + first * 100 + second)
  }
  return found
}

/** 76 is 1976; 16 may be 1916 or 2016. */
function years(text: string): number[] {
  const year = Number(text)
  if (text.length === 4) return [year]
  return year > 30 ? [1900 + year] : [2000 + year, 1900 + year]
}

function readNamedMonth(clean: string): number[] {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s,.\-/]+(?:of\s+)?([a-z]{3})[a-z]*[\s,.\-/]+(\d{4}|\d{2})\b/.exec(clean)
  const monthFirst = /^([a-z]{3})[a-z]*[\s.\-/]+(\d{1,2})(?:st|nd|rd|th)?[\s,.\-/]+(\d{4})\b/.exec(clean)
  const [month, day, yearText] =
    dayFirst !== null
      ? [dayFirst[2]!, dayFirst[1]!, dayFirst[3]!]
      : monthFirst !== null
        ? [monthFirst[1]!, monthFirst[2]!, monthFirst[3]!]
        : ['', '', '']
  const number = monthNames.indexOf(month) + 1
  if (number === 0) return []
  return years(yearText).map((year) => year * 10_000 + number * 100 + Number(day))
}

/** Day and month changed over: 1993-09-01 and 1993-01-09. Answers 0 where that changes nothing. */
export function swapDayAndMonth(date: number): number {
  const year = Math.floor(date / 10_000)
  const month = Math.floor(date / 100) % 100
  const day = date % 100
  return month === day ? 0 : year * 10_000 + day * 100 + month
}

/** How many of the eight digits differ; two neighbours that are swapped count as one. */
export function digitsOff(a: number, b: number): number {
  let off = 0
  let lastA = -1
  let lastB = -2
  let x = a
  let y = b
  for (let place = 0; place < 8; place++) {
    const p = x % 10
    const q = y % 10
    if (p !== q && !(p === lastB && q === lastA)) off++
    lastA = p === q ? -1 : p
    lastB = p === q ? -2 : q
    x = Math.floor(x / 10)
    y = Math.floor(y / 10)
  }
  return off
}
