/** Country codes that are taken off, longest first, with the length of the national number that may follow. */
const countries: [string, number, number][] = [
  ['852', 8, 8],
  ['853', 8, 8],
  ['886', 8, 9],
  ['86', 11, 11],
  ['44', 9, 10],
  ['61', 9, 9],
  ['65', 8, 8],
  ['81', 9, 10],
  ['91', 10, 10],
  ['1', 10, 10],
]

/** A phone number as its national digits, without country code and leading zero; '' where fewer than six digits are left. */
export function readPhone(text: string): string {
  const main = text.toLowerCase().split(/ext|x|#|;/)[0]!
  const international = /^\s*\(?(\+|00)/.test(main)
  let digits = main.replace(/\D/g, '')
  if (international) digits = digits.replace(/^00/, '')
  for (const [code, least, most] of countries) {
    const rest = digits.length - code.length
    if (
      digits.startsWith(code) &&
      rest >= least &&
      rest <= most + 1 &&
      (international || rest >= 8) &&
      (international || digits.length > 10)
    ) {
      digits = digits.slice(code.length)
      break
    }
  }
  digits = digits.replace(/^0+/, '')
  return digits.length < 6 || digits.length > 15 ? '' : digits
}

/** An identifier as its capital letters and digits; '' where fewer than four are left, or three digits, or it is one repeated digit. */
export function readIdentifier(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  const isFiller = /^(.)\1+$/.test(plain) || (plain.match(/\d/g)?.length ?? 0) < 3
  return plain.length < 4 || plain.length > 24 || isFiller ? '' : plain
}

/** An e-mail address in lower case; '' where it is none. */
export function readEmail(text: string): string {
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/^<|>$/g, '')
  return /^[^\s@]{1,64}@{1,2}[^\s@]{2,80}$/.test(plain) ? plain.replace('@@', '@') : ''
}

/** M or F; '' for anything else. */
export function readSex(text: string): string {
  const plain = text.trim().toLowerCase()
  if (/^(m|male|man|boy|男|男性)$/.test(plain)) return 'M'
  if (/^(f|female|woman|girl|女|女性)$/.test(plain)) return 'F'
  return ''
}
