import { isUtf8 } from 'node:buffer'

/** The delimiters of one message, as its MSH says. */
export interface Delimiters {
  field: string
  component: string
  repetition: string
  escape: string
  subcomponent: string
}

/** Reads them from a segment that carries them (MSH, FHS, BHS); undefined where it does not. Missing ones take the usual sign. */
export function readDelimiters(segment: string): Delimiters | undefined {
  const field = segment[3]
  if (field === undefined || /[A-Za-z0-9\s]/.test(field)) return undefined
  const end = segment.indexOf(field, 4)
  const signs = segment.slice(4, end === -1 ? undefined : end)
  if (signs.length > 6 || /[A-Za-z0-9]/.test(signs)) return undefined
  return {
    field,
    component: signs[0] ?? '^',
    repetition: signs[1] ?? '~',
    escape: signs[2] ?? '\\',
    subcomponent: signs[3] ?? '&',
  }
}

/** In MSH order, as `Fields.delimiters` wants them. */
export function delimiterText(d: Delimiters): string {
  return d.field + d.component + d.repetition + d.escape + d.subcomponent
}

/**
 * Puts the characters meant by HL7 escapes: `\F\ \S\ \T\ \R\ \E\` for the delimiters, `\X0D0A\` for bytes, `\.br\` and its
 * like for line ends; highlighting is left out, an unknown escape stays as it is. (HL7 v2.5 chapter 2.7.)
 */
export function decodeEscapes(value: string, d: Delimiters): string {
  if (!value.includes(d.escape)) return value
  let text = ''
  let at = 0
  for (;;) {
    const open = value.indexOf(d.escape, at)
    if (open === -1) return text + value.slice(at)
    text += value.slice(at, open)
    const close = value.indexOf(d.escape, open + 1)
    const meant = close === -1 || close - open > 512 ? undefined : meaning(value.slice(open + 1, close), d)
    if (meant === undefined) {
      text += d.escape
      at = open + 1
    } else {
      text += meant
      at = close + 1
    }
  }
}

function meaning(code: string, d: Delimiters): string | undefined {
  switch (code) {
    case 'F':
      return d.field
    case 'S':
      return d.component
    case 'T':
      return d.subcomponent
    case 'R':
      return d.repetition
    case 'E':
      return d.escape
    case 'H':
    case 'N':
      return ''
  }
  if (/^X(?:[0-9A-Fa-f]{2})+$/.test(code)) return hexText(code.slice(1))
  if (/^\.(?:br|sp\+?\d*|ce|in[+-]?\d*|ti[+-]?\d*|sk\+?\d*|fi|nf)$/.test(code))
    return /^\.(?:br|sp|ce)/.test(code) ? '\n' : ' '
  return undefined
}

function hexText(hex: string): string {
  const bytes = Buffer.from(hex, 'hex')
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
}
