/**
 * What the format of a number cell means: as it is, a date or time, or `shaped`: it may give the number the shape that people know it by
 * (`00000`, `(000) 000-0000`, `"P"00000`). `code` is the format code, or the number of a built-in one.
 */
export interface NumberFormat {
  as: 'plain' | 'date' | 'time' | 'datetime' | 'shaped'
  code: string | number
}

export const general: NumberFormat = { as: 'plain', code: 0 }

const builtIn = new Map<number, NumberFormat['as']>()
for (const id of [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]) builtIn.set(id, 'date')
for (const id of [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]) builtIn.set(id, 'time')
builtIn.set(22, 'datetime')

/** No program makes a longer code; a damaged file must not cost time. */
const longestCode = 255

/** The format of a built-in id (ECMA-376 part 1, 18.8.30) or of a custom code. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return { as: builtIn.get(id) ?? 'plain', code: id }
  if (code === '' || code.length > longestCode) return general
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
  if (/^\s*general/i.test(bare)) return { as: 'plain', code }
  const hasDate = /[yd]/i.test(bare) || /mmm/i.test(bare)
  const hasTime = /[hs]/i.test(bare)
  if (hasDate || hasTime) return { as: hasDate && hasTime ? 'datetime' : hasDate ? 'date' : 'time', code }
  return { as: mayShape(code, bare) ? 'shaped' : 'plain', code }
}

/** Whole numbers with leading zeros or with signs between or before the digits; no amounts, shares, fractions or powers. */
function mayShape(code: string, bare: string): boolean {
  const [first = ''] = bare.split(';')
  return /[#0]/.test(first) && !/[.,%E?@/$€£¥]/i.test(first) && (/00/.test(first) || !/^[#0]+$/.test(code))
}
