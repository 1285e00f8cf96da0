import type { Needle } from './find-bytes.ts'

/** Makes texts that occur nowhere else, and remembers each: what people type, and what must stay secret. */
export class Canaries {
  readonly all: Needle[] = []
  #made = 0

  /** `of`: where it is typed. */
  text(of: string): string {
    return `${this.#core(of)} Wong Mei Ling, Flat 8A`
  }

  email(of: string): string {
    return `${this.#core(of)}@clinic.example`
  }

  /** One word of small letters and digits. */
  word(of: string): string {
    return this.#core(of).toLowerCase()
  }

  phone(of: string): string {
    const digits = `85270${String(++this.#made).padStart(6, '0')}`
    this.all.push({ text: digits, of })
    return `+${digits}`
  }

  /** An identity card number of a shape that no other text has; its check digit is right. */
  hkid(of: string): string {
    const digits = String(500_000 + ++this.#made)
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (7 - at), 36 * 9 + 8 * worthOf('Z'))
    const check = (11 - (sum % 11)) % 11
    const number = `Z${digits}(${check === 10 ? 'A' : check})`
    this.keep(number, of)
    return number
  }

  /** Something that the server or a world made, and that must stay secret too. */
  keep(text: string, of: string): string {
    this.all.push({ text, of })
    return text
  }

  #core(of: string): string {
    const core = `Kwazivbq${String(++this.#made).padStart(4, '0')}zuq`
    this.all.push({ text: core, of })
    return core
  }
}

const worthOf = (letter: string): number => letter.charCodeAt(0) - 55
