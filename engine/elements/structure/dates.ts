const months: Record<string, number> = {}
for (const [at, names] of [
  'jan january ene enero',
  'feb february febrero',
  'mar march marzo mac',
  'apr april abr abril',
  'may mayo mei',
  'jun june junio',
  'jul july julio julai',
  'aug august ago agosto ogos',
  'sep sept september septiembre',
  'oct october octubre okt oktober',
  'nov november noviembre',
  'dec december dic diciembre dis disember',
].entries()) {
  for (const name of names.split(' ')) months[name] = at + 1
}

const isoDate = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].{0,40})?$/
const localDate = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[ ,].{0,30})?$/
const plainDate = /^(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2}(?:\.\d{1,6})?)?(?:[+-]\d{4})?)?$/
const hanDate = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(?:(\d{1,2}) ?日)?/
const dayMonthYear = /^(\d{1,2})(?:st|nd|rd|th)?[ -](?:de )?([a-z]{3,10})[.,]?[ -](?:de )?(\d{4}|\d{2})(?: .{0,30})?$/i
const monthDayYear = /^([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?: .{0,30})?$/i

/** Year of a date as printed in one of the usual forms, two-digit years as 19xx or 20xx; 0 where it is no date. */
export function yearOfDate(text: string): number {
  if (text.length < 6 || text.length > 50) return 0
  let m = isoDate.exec(text) ?? hanDate.exec(text) ?? plainDate.exec(text)
  if (m !== null) return real(Number(m[1]), Number(m[2]), Number(m[3] ?? 1))
  m = localDate.exec(text)
  if (m !== null)
    return real(fullYear(m[3]!), Number(m[1]), Number(m[2])) || real(fullYear(m[3]!), Number(m[2]), Number(m[1]))
  m = dayMonthYear.exec(text)
  if (m !== null) return real(fullYear(m[3]!), months[m[2]!.toLowerCase()] ?? 0, Number(m[1]))
  m = monthDayYear.exec(text)
  return m === null ? 0 : real(Number(m[3]), months[m[1]!.toLowerCase()] ?? 0, Number(m[2]))
}

function real(year: number, month: number, day: number): number {
  return year >= 1850 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? year : 0
}

function fullYear(printed: string): number {
  const year = Number(printed)
  return printed.length === 4 ? year : year < 40 ? 2000 + year : 1900 + year
}

/** True for text that at least tries to be a date: some digits, few other words. A typing error must not hide a birth date. */
export function isNearlyDate(text: string): boolean {
  return (
    text.length <= 40 && /^\D{0,12}\d{1,8}(\D{1,12}\d{1,8}){0,8}\D{0,12}$/.test(text) && /\d{4}|\d\D{1,3}\d/.test(text)
  )
}
