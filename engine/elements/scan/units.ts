import { narrowClasses, wideClasses } from './classes.ts'

/** Code units of a text, one per UTF-16 unit, so that every offset in them is an offset in the text. */
export interface Units {
  units: Uint8Array | Uint16Array
  classes: Uint8Array
}

/**
 * The text as code units, with the many forms of one sign made one: full-width letters, digits and brackets become ASCII,
 * every kind of space a space, every kind of dash a hyphen. Each change keeps its length.
 */
export function unitsOf(text: string): Units {
  if (/[\u0100-\uffff]/.test(text)) return { units: wideUnits(text), classes: wideClasses() }
  const buffer = Buffer.from(text, 'latin1')
  const units = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length)
  for (let at = units.indexOf(0xa0); at >= 0; at = units.indexOf(0xa0, at + 1)) units[at] = 32
  return { units, classes: narrowClasses }
}

function wideUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  const bytes = Buffer.from(units.buffer)
  bytes.write(text, 'utf16le')
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!
    if (unit > 127) units[at] = plain(unit)
  }
  return units
}

function plain(unit: number): number {
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0
  if (unit === 0x3000 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x202f) return 32
  if ((unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212 || unit === 0xfe63) return 45
  if (unit === 0x2018 || unit === 0x2019 || unit === 0x02bc) return 39
  return unit
}

/** The same normalisation as a string, for slow and obvious code. */
export function plainText(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charCodeAt(at)
    return String.fromCharCode(unit > 127 ? plain(unit) : unit)
  }).join('')
}
