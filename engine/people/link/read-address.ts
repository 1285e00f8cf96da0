/** The parts of an address that are compared. Each is '' where it is not there. */
export interface AddressParts {
  /** House number, "6", "12a". */
  number: string
  /** Street name without number and punctuation, words shortened alike ("st" for street). */
  street: string
  flat: string
}

const shortened: Record<string, string> = {
  street: 'st',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  place: 'pl',
  boulevard: 'blvd',
  crescent: 'cres',
  square: 'sq',
  terrace: 'tce',
  circuit: 'cct',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  saint: 'st',
  mount: 'mt',
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
  return { number: numbered?.[1] ?? '', street: shorten(numbered?.[2] ?? line), flat: flat?.[1] ?? '' }
}

/** "Ma On Shan Road" is "ma on shan rd". */
export function shorten(street: string): string {
  return street
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word, at) => (at === 0 ? word : (shortened[word] ?? word)))
    .join(' ')
}

/** A postcode without spaces, in capitals; a US postcode without its last four digits. */
export function readPostcode(text: string): string {
  const plain = text.toUpperCase().replace(/[^A-Z0-9-]/g, '')
  return /^\d{5}-?\d{4}$/.test(plain) ? plain.slice(0, 5) : plain.replaceAll('-', '')
}
