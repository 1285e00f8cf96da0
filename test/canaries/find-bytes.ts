/** A text that must lie nowhere, and whose it is. */
export interface Needle {
  text: string
  of: string
}

export interface Find {
  needle: Needle
  /** How it was written down: `utf8`, `UTF8` in capitals, `hex`, `base64 at 1` ... */
  encoding: string
  file: string
  offset: number
}

interface Pattern {
  bytes: Buffer
  needle: Needle
  encoding: string
}

/** Shorter ones turn up by chance among so many random bytes. */
const least = 8
const slots = 1 << 22

/**
 * Looks for many texts at once in any bytes: as UTF-8, UTF-16LE, hex of both cases, base64 at its three alignments (also as in URLs) and
 * escaped as in JSON; each as it is, in small letters and in capitals. One pass over the bytes, whatever the number of texts.
 */
export class BytesFinder {
  readonly #byStart = new Map<number, Pattern[]>()
  /** Whether any pattern may start with four bytes of this hash; the map is asked only then. */
  readonly #maybe = new Uint8Array(slots)

  constructor(needles: readonly Needle[]) {
    for (const pattern of needles.flatMap(patternsOf)) {
      const start = pattern.bytes.readUInt32BE(0)
      this.#maybe[slotOf(start)] = 1
      const there = this.#byStart.get(start)
      if (there === undefined) this.#byStart.set(start, [pattern])
      else there.push(pattern)
    }
  }

  /** Every place at which one of them lies in these bytes. */
  find(bytes: Buffer, file: string): Find[] {
    const finds: Find[] = []
    const maybe = this.#maybe
    let last = 0
    for (let at = 0; at < bytes.length; at++) {
      last = ((last << 8) | bytes[at]!) >>> 0
      if (maybe[slotOf(last)] === 0 || at < 3) continue
      for (const { bytes: wanted, needle, encoding } of this.#byStart.get(last) ?? [])
        if (bytes.compare(wanted, 0, wanted.length, at - 3, Math.min(bytes.length, at - 3 + wanted.length)) === 0)
          finds.push({ needle, encoding, file, offset: at - 3 })
    }
    return finds
  }
}

const slotOf = (start: number): number => Math.imul(start, 0x9e3779b1) >>> 10

function patternsOf(needle: Needle): Pattern[] {
  const { text } = needle
  const cases = new Map([
    ['', text],
    ['lower ', text.toLowerCase()],
    ['UPPER ', text.toUpperCase()],
  ])
  const made = new Map<string, Pattern>()
  for (const [kind, written] of cases)
    for (const [encoding, bytes] of encodingsOf(written)) {
      const key = bytes.toString('latin1')
      if (isDistinct(bytes) && !made.has(key)) made.set(key, { bytes, needle, encoding: `${kind}${encoding}` })
    }
  return [...made.values()]
}

/** Long enough, and no few digits such as every hash has. */
const isDistinct = (bytes: Buffer): boolean =>
  bytes.length >= least && !/^[0-9a-fA-F]{1,10}$/.test(bytes.toString('latin1'))

function* encodingsOf(text: string): Generator<[string, Buffer]> {
  const utf8 = Buffer.from(text)
  const wide = Buffer.from(text, 'utf16le')
  yield ['utf8', utf8]
  yield ['utf16', wide]
  yield ['json', Buffer.from(escaped(text))]
  for (const [name, bytes] of [
    ['', utf8],
    [' of utf16', wide],
  ] as const) {
    yield [`hex${name}`, Buffer.from(bytes.toString('hex'))]
    yield [`HEX${name}`, Buffer.from(bytes.toString('hex').toUpperCase())]
    for (const shift of [0, 1, 2])
      for (const alphabet of ['base64', 'base64url'] as const)
        yield [`${alphabet} at ${shift}${name}`, Buffer.from(middleOf(bytes, shift, alphabet))]
  }
}

/** The letters that stand for these bytes alone, wherever they begin within a group of three. */
function middleOf(bytes: Buffer, shift: number, alphabet: 'base64' | 'base64url'): string {
  const all = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString(alphabet)
    .replace(/=+$/, '')
  const first = Math.ceil((shift * 8) / 6)
  const last = Math.floor(((shift + bytes.length) * 8) / 6)
  return all.slice(first, last)
}

const escaped = (text: string): string => [...text].flatMap((sign) => (sign > '~' ? [...units(sign)] : [sign])).join('')

function* units(sign: string): Generator<string> {
  for (let at = 0; at < sign.length; at++) yield `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`
}
