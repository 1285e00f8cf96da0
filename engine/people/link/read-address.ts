/** The parts of an address that are compared. Each is '' where it is not there. */
export interface AddressParts {
  /** House number, "6", "12a". */
  number: string
  /** Street name without number, punctuation and spaces, words spelled out ("streetname street" for "Streetname St."). */
  street: string
  flat: string
}

const spelledOut: Record<string, string> = {
  st: 'street',
  str: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  dr: 'drive',
  ln: 'lane',
  ct: 'court',
  crt: 'court',
  pl: 'place',
  blvd: 'boulevard',
  cres: 'crescent',
  cr: 'crescent',
  sq: 'square',
  tce: 'terrace',
  ter: 'terrace',
  cct: 'circuit',
  hwy: 'highway',
  pde: 'parade',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  mt: 'mount',
}

const flatWords = /\b(?:flat|flt|apt|apartment|unit|suite|ste|room|rm)\.?\s*#?\s*([a-z0-9-]{1,6})\b/
const hanStreet = /([\p{Script=Han}]{1,10}(?:道|街|路|里|徑|径|巷|圍|坊))\s*(\d{1,5}[a-z]?)\s*(?:號|号)?/u

/** Takes street, house number and flat out of a printed address line. */
export function readAddress(printed: string): AddressParts {
  const text = printed.normalize('NFKC').toLowerCase().slice(0, 300)
  const han = hanStreet.exec(text)
  if (han !== null) return { number: han[2]!, street: han[1]!.replace(/^.*[區区縣县市]/u, ''), flat: '' }
  const flat = flatWords.exec(text)
  const lines = text
    .replace(flatWords, ',')
    .split(/[,;\n\r]/)
    .map((line) => line.trim())
  const line =
    lines.find((each) => /^\d{1,6}[a-z]?\b[\s-]+\p{L}{2}/u.test(each)) ??
    lines.find((each) => /\d/.test(each) && /\p{L}{3}/u.test(each)) ??
    lines.find((each) => /\p{L}{3}/u.test(each)) ??
    ''
  const numbered = /^(?:no\.?\s*)?(\d{1,6}[a-z]?)(?:\s*-\s*\d+[a-z]?)?\s+(.*)$/u.exec(line)
  return { number: numbered?.[1] ?? '', street: spellOut(numbered?.[2] ?? line), flat: flat?.[1] ?? '' }
}

/** "Ma On Shan Rd." is "maonshanroad": spaces come and go. */
export function spellOut(street: string): string {
  return street
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word, at) => (at === 0 ? word : (spelledOut[word] ?? word)))
    .join('')
}

/** A postcode without spaces, in capitals; a US postcode without its last four digits. */
export function readPostcode(text: string): string {
  const plain = text.toUpperCase().replace(/[^A-Z0-9-]/g, '')
  return /^\d{5}-?\d{4}$/.test(plain) ? plain.slice(0, 5) : plain.replaceAll('-', '')
}
