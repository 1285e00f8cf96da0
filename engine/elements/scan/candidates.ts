/** What a stretch of text looks like before anybody asks what it is. */
export const Shape = { number: 0, code: 1, date: 2, email: 3, hex: 4, mrz: 5 } as const

/** Which checks a candidate passed, as bits of `checks`. */
export const Check = {
  /** Hong Kong identity card, mod 11; `bracket` says that its check digit stood in brackets. */
  hkid: 1,
  bracket: 2,
  /** US social security number 3-2-4 or nine digits, by the ranges that were ever issued. */
  ssn: 4,
  /** UK NHS number, mod 11. */
  nhs: 8,
  /** US provider identifier, Luhn over 80840 + the number. */
  npi: 16,
  /** Aadhaar, Verhoeff. */
  aadhaar: 32,
  /** Payment card, Luhn and a brand's first digits and length. */
  card: 64,
  /** Resident identity number of mainland China, mod 11-2 and a real date. */
  cnId: 128,
  /** IBAN, mod 97 and the country's length. */
  iban: 256,
  /** Eight digits that are a date, yyyymmdd. */
  compactDate: 512,
  /** Shape of an ICD-10 code. */
  icd: 1024,
  ipv4: 2048,
  /** A plus sign stood in front. */
  plus: 4096,
  /** Luhn over all digits. */
  luhn: 8192,
} as const

/**
 * Candidates as columns that grow by doubling; there may be thousands in one MB and nothing is made per candidate.
 *
 * Column    meaning
 * shape     see `Shape`
 * start,end UTF-16 units
 * digits    number of digits (255 = 255 or more)
 * pattern   number: lengths of its groups, one hexadecimal digit each (3-2-4 is 0x324; f = 15 or more)
 *           code: lengths of its runs of letters and digits in turn, after a first digit that is 1 where a letter came first
 *           (A123456 is 0x116, 1EG4 is 0x0121 = 0x121 without the leading zero)
 *           date: year * 512 + month * 32 + day, day and month as printed order says (see read-number.ts); 0 for none
 * checks    see `Check`
 */
export class Candidates {
  count = 0
  shape = new Uint8Array(256)
  digits = new Uint8Array(256)
  start = new Uint32Array(256)
  end = new Uint32Array(256)
  pattern = new Uint32Array(256)
  checks = new Uint32Array(256)

  add(shape: number, start: number, end: number, digits: number, pattern: number, checks: number): void {
    const at = this.count
    if (at === this.shape.length) this.#grow()
    this.shape[at] = shape
    this.start[at] = start
    this.end[at] = end
    this.digits[at] = Math.min(digits, 255)
    this.pattern[at] = pattern
    this.checks[at] = checks
    this.count = at + 1
  }

  clear(): void {
    this.count = 0
  }

  #grow(): void {
    const size = this.shape.length * 2
    this.shape = widen(this.shape, new Uint8Array(size))
    this.digits = widen(this.digits, new Uint8Array(size))
    this.start = widen(this.start, new Uint32Array(size))
    this.end = widen(this.end, new Uint32Array(size))
    this.pattern = widen(this.pattern, new Uint32Array(size))
    this.checks = widen(this.checks, new Uint32Array(size))
  }
}

function widen<A extends Uint8Array | Uint32Array>(old: A, wider: A): A {
  wider.set(old)
  return wider
}
