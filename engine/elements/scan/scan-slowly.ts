import { Candidates, Check, Shape } from './candidates.ts'
import * as digitChecks from './check-digits.ts'
import { passesHkid } from './check-hkid.ts'
import { ibanEnd } from './check-iban.ts'
import { isSpacedLetter } from './classes.ts'
import { plainText, unitsOf } from './units.ts'

/*
 * The scanner again, slow and obvious: regular expressions over a string, no tables. Tests hold the fast one against it and
 * the benchmark measures how much the fast one gains.
 */
const foreign = Array.from({ length: 65_536 - 128 }, (_, i) => i + 128)
  .filter(isSpacedLetter)
  .map((unit) => String.fromCharCode(unit))
  .join('')
const letter = `A-Za-z${foreign}`
const trigger = /[0-9@:<]/g
const token = new RegExp(`[0-9${letter}]+`, 'y')
const before = new RegExp(`[${letter}]*$`)
const separator = /[ \-./](?=\d)|[ \-.]\((?=\d)|[()](?=\d)|\)[ \-.](?=\d)/y
const group = new RegExp(`(?!\\d{1,2}:\\d)\\d+(?![\\d年${letter}])`, 'y')
const extended = /\d+(?=[xX]\d)/y
const chineseDate = /(\d+)年(?: ?(\d{1,4})月(?: ?(\d{1,4})[日号])?)?/y
const local = new RegExp(`[0-9${letter}._%+-]*$`)
const pairs = new RegExp(`[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}(?![0-9${letter}])(?!:[0-9A-Fa-f])`, 'y')
const dashed = new RegExp(`[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}(?![0-9${letter}])(?!-[0-9A-Fa-f])`, 'y')
const dotted = new RegExp(`[0-9A-Fa-f]{4}(?:\\.[0-9A-Fa-f]{4}){2}(?![0-9${letter}])(?!\\.[0-9A-Fa-f])`, 'y')

export function scanSlowly(source: string): Candidates {
  const out = new Candidates()
  const text = plainText(source)
  for (let at = 0; at < text.length; ) {
    trigger.lastIndex = at
    const hit = trigger.exec(text)
    if (hit === null) break
    const sign = hit[0]
    if (sign === '@') at = email(text, hit.index, out)
    else if (sign === ':') at = hex(text, hit.index, out)
    else if (sign === '<') at = zone(text, hit.index, out)
    else at = digit(text, hit.index, out, source)
  }
  return out
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function digit(text: string, at: number, out: Candidates, source: string): number {
  const lead = before.exec(text.slice(Math.max(0, at - 25), at))![0].length
  const start = at - lead
  if (lead > 24) return at + match(token, text, at)![0].length
  const whole = match(token, text, start)![0]
  const short = new RegExp(`^[${letter}]*\\d+`).exec(whole)![0].length <= 4
  const mac = short ? macAround(text, start, dashed, '-', 2, 6) || macAround(text, start, dotted, '.', 4, 3) : 0
  if (mac !== 0) {
    const width = text[start + 2] === '-' || text[start - 1] === '-' ? 17 : 14
    out.add(Shape.hex, mac - width, mac, 12, width === 17 ? 0x222222 : 0x444, 0)
    return mac
  }
  return /^\d+$/.test(whole) ? number(text, start, out) : code(text, start, whole, out, source)
}

/** End of a MAC address in hyphens or dots that has the token at `start` as one of its groups, else 0. */
function macAround(text: string, start: number, shape: RegExp, sign: string, width: number, groups: number): number {
  if (text[start + width] !== sign && text[start - 1] !== sign) return 0
  let from = start
  for (let back = 1; back < groups; back++) {
    if (from <= width || text[from - 1] !== sign) break
    if (!/^[0-9A-Fa-f]+$/.test(text.slice(from - 1 - width, from - 1))) break
    from -= width + 1
  }
  if (new RegExp(`[0-9${letter}${sign}]`).test(text[from - 1] ?? ' ')) return 0
  const found = match(shape, text, from)
  return found !== null && from + found[0].length > start ? from + found[0].length : 0
}

function number(text: string, start: number, out: Candidates): number {
  const dated = match(chineseDate, text, start)
  if (dated !== null) {
    const [all, y, m, d] = dated
    const years = Number(y!.slice(0, 5)) + (text.slice(0, start).endsWith('民國') ? 1911 : 0)
    const date = pack(years, Number(m), Number(d))
    if (d !== undefined && date !== 0) out.add(Shape.date, start, start + all.length, all.length - 3, date, 0)
    return start + all.length
  }
  const { groups, signs } = groupsAt(text, start)
  const digits = groups.join('')
  let end = start + digits.length + signs.join('').length
  const pattern = groups.reduce((sum, g) => ((sum << 4) | Math.min(g.length, 15)) >>> 0, 0)
  const date = groups.length === 3 ? dateOf(groups, signs) : 0
  if (date !== 0) {
    out.add(Shape.date, start, end, digits.length, date, 0)
    return end
  }
  const ipv4 =
    /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|0*\d{1,2})(?:\.(?!$)|$)){4}$/.test(text.slice(start, end)) && digits.length <= 12
  if (digits.length < 6) {
    if (ipv4) out.add(Shape.number, start, end, digits.length, pattern, Check.ipv4)
    return end
  }
  let from = start
  let checks = checksOf(digits, groups, signs) | (ipv4 ? Check.ipv4 : 0)
  if (text[from - 1] === '+') {
    from--
    checks |= Check.plus
  }
  if (/[()]/.test(signs.join(''))) {
    const inside = text.slice(from, end)
    if (text[end] === ')' && inside.split('(').length - inside.split(')').length === 1) end++
    if (text[from - 1] === '(' && text.slice(start, end).includes(')')) from--
  }
  const card = /(?<![0-9A-Za-z])([A-Z]?)([A-Z]) (\d{6})\((\d)\)$/.exec(text.slice(Math.max(0, start - 4), start + 9))
  if (checks === 0 && pattern === 0x61 && card !== null && passes(card[1]!, card[2]!, card[3]!, card[4]!)) {
    if (!foreign.includes(text[start - 2 - card[1]!.length - 1] ?? ' ')) {
      out.add(Shape.code, start - 2 - card[1]!.length, start + 9, 7, 0xa161, Check.hkid | Check.bracket)
      return start + 9
    }
  }
  out.add(Shape.number, from, end, digits.length, pattern, checks)
  return end
}

function groupsAt(text: string, start: number): { groups: string[]; signs: string[] } {
  const groups = [/^\d+/.exec(text.slice(start))![0]]
  const signs: string[] = []
  for (let at = start + groups[0]!.length; groups.length < 8; ) {
    const sign = match(separator, text, at)?.[0]
    if (sign === undefined || isComplete(groups, signs, text[at]!)) break
    const enough = groups.join('').length >= 6
    const next =
      match(group, text, at + sign.length)?.[0] ?? (enough ? match(extended, text, at + sign.length)?.[0] : undefined)
    if (next === undefined) break
    signs.push(sign)
    groups.push(next)
    at += sign.length + next.length
  }
  return { groups, signs }
}

function isComplete(groups: string[], signs: string[], next: string): boolean {
  const lengths = groups.map((g) => g.length).join('-')
  if (lengths === '6-1') return signs[0]![0] === '(' && next === ')'
  if (groups.length === 1) return groups[0]!.length >= 13 && next === ' '
  if (signs.length === 0 || signs.some((sign) => sign !== signs[0]) || next === signs[0]) return false
  if (groups.length === 3) return (lengths === '3-2-4' && signs[0] === '-') || dateOf(groups, signs) !== 0
  if (lengths === '4-4-4-4') return true
  return groups.length === 4 && signs[0] === '.' && groups.every((g) => Number(g) < 256) && groups.join('').length <= 12
}

function dateOf(groups: string[], signs: string[]): number {
  if (!/^(-+|\/+|\.+)$/.test(signs.join('')) || groups.join('').length > 8) return 0
  const [a, b, c] = groups as [string, string, string]
  if (b.length > 2) return 0
  if (a.length === 4 && c.length <= 2) return pack(Number(a), Number(b), Number(c))
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return 0
  const year = c.length === 4 ? Number(c) : Number(c) + (Number(c) < 30 ? 2000 : 1900)
  return pack(year, Number(b), Number(a)) || pack(year, Number(a), Number(b))
}

function pack(year: number, month: number, day: number): number {
  return digitChecks.isDate(year, month, day) ? year * 512 + month * 32 + day : 0
}

function checksOf(digits: string, groups: string[], signs: string[]): number {
  const values = Uint8Array.from(digits.slice(0, 32), Number)
  const n = digits.length
  const lengths = groups.map((g) => g.length).join('-')
  const one = groups.length === 1
  const even = signs.every((sign) => sign === signs[0] && sign.length === 1)
  if (n === 8) return one && digitChecks.isCompactDate(values, 0) ? Check.compactDate : 0
  if (n === 9) return (one || (lengths === '3-2-4' && even)) && digitChecks.passesSsn(values) ? Check.ssn : 0
  if (n === 10) {
    const nhs = (one || (lengths === '3-3-4' && even)) && digitChecks.passesNhs(values) ? Check.nhs : 0
    return nhs | (one && digitChecks.passesNpi(values) ? Check.npi : 0)
  }
  if (n === 12)
    return /^(12|4-4-4)$/.test(lengths) && values[0]! > 1 && digitChecks.passesVerhoeff(values, 12) ? Check.aadhaar : 0
  const id = n === 18 && one && digitChecks.passesCnId(values, values[17]!) ? Check.cnId : 0
  const cardGroups = one || /^(4-4-4-4|4-6-5|4-6-4|4-4-4-4-3|4-4-4-3)$/.test(lengths)
  if (n < 13 || n > 19 || !cardGroups || signs[0]?.[0] === '.' || signs[0]?.[0] === '/') return id
  if (digitChecks.passesCard(values, n)) return id | Check.card
  return id | (digitChecks.passesLuhn(values, n) && !/^(\d)\1*$/.test(digits) ? Check.luhn : 0)
}

function passes(first: string, second: string, digits: string, check: string): boolean {
  const unit = (sign: string) => (sign === '' ? 0 : sign.toUpperCase().charCodeAt(0))
  return passesHkid(unit(first), unit(second), Uint8Array.from(digits, Number), unit(check))
}

function code(text: string, start: number, whole: string, out: Candidates, source: string): number {
  let end = start + whole.length
  const ascii = /^[0-9A-Za-z]+$/.test(whole)
  const lower = /[a-z]/.test(whole)
  if (!ascii || (whole.length < 5 && lower)) return end
  const runs = whole.match(/\d+|[A-Za-z]+/g)!
  const kind = /^\d/.test(whole) ? 0xd : 0xa
  const pattern = runs.length <= 7 ? runs.reduce((sum, run) => ((sum << 4) | Math.min(run.length, 15)) >>> 0, kind) : 0
  const digits = whole.replace(/\D/g, '')
  let checks = 0
  const glued = /^([A-Za-z]?)([A-Za-z])(\d{6})([\dAa])$/.exec(whole)
  const bare = /^([A-Za-z]?)([A-Za-z])(\d{6})$/.exec(whole)
  const bracket = /^ ?\(([0-9Aa])\)/.exec(text.slice(end, end + 4))
  if (glued !== null) {
    if (passes(glued[1]!, glued[2]!, glued[3]!, glued[4]!)) checks = Check.hkid
  } else if (bare !== null && bracket !== null) {
    if (passes(bare[1]!, bare[2]!, bare[3]!, bracket[1]!)) {
      checks = Check.hkid | Check.bracket
      end += bracket[0].length
    }
  } else if (/^\d{17}[Xx]$/.test(whole) && digitChecks.passesCnId(Uint8Array.from(digits, Number), 10))
    checks = Check.cnId
  if (/^[A-Za-z]{2}\d\d/.test(whole)) {
    const past = ibanEnd(unitsOf(source).units, start, text.length)
    if (past > 0) {
      out.add(Shape.code, start, past, digits.length, pattern, Check.iban)
      return past
    }
  }
  if (/^[A-Z]\d[\dA-Z]$/.test(whole)) {
    checks |= Check.icd
    end += new RegExp(`^(?:\\.[A-Z0-9]{1,4}(?![0-9${letter}]))?`).exec(text.slice(end, end + 8))![0].length
  }
  out.add(Shape.code, start, end, digits.length, pattern, checks)
  return end
}

function email(text: string, at: number, out: Candidates): number {
  const name = local.exec(text.slice(Math.max(0, at - 64), at))![0].replace(/^[.\-+%]+/, '')
  const host = match(new RegExp(`[0-9${letter}.-]{0,255}`, 'y'), text, at + 1)![0]
  let end = 0
  let labels = 0
  let from = at + 1
  for (const label of host.split('.')) {
    if (label === '' || label.startsWith('-')) break
    labels++
    if (labels > 1 && (new RegExp(`^[${letter}]{2,}$`).test(label) || /^xn--/i.test(label))) end = from + label.length
    from += label.length + 1
  }
  if (name === '' || end === 0) return at + 1
  out.add(Shape.email, at - name.length, end, 0, 0, 0)
  return end
}

function hex(text: string, at: number, out: Candidates): number {
  const start = at - groupBefore(text, at)
  if (start === at && text[at + 1] !== ':') return at + 1
  if (!/[0-9A-Fa-f:]/.test(text[at + 1] ?? ' ')) return at + 1
  if (text[start - 1] === ':' && /[0-9A-Fa-f:]/.test(text[start - 2] ?? ' ')) return at + 1
  if (new RegExp(`[0-9${letter}]`).test(text[start - 1] ?? ' ')) return at + 1
  const mac = match(pairs, text, start)
  if (mac !== null) {
    out.add(Shape.hex, start, start + 17, 12, 0x222222, 0)
    return start + 17
  }
  const end = ipv6End(text, start)
  if (end === 0) return at + 1
  out.add(Shape.hex, start, end, 0, 0, 0)
  return end
}

function groupBefore(text: string, at: number): number {
  const found = /[0-9A-Fa-f]{1,4}$/.exec(text.slice(Math.max(0, at - 4), at))
  if (found === null) return 0
  return new RegExp(`[0-9${letter}]`).test(text[at - found[0].length - 1] ?? ' ') ? 0 : found[0].length
}

function ipv6End(text: string, start: number): number {
  const run = match(/[0-9A-Fa-f:.]*/y, text, start)![0]
  if (run.length > 45 || new RegExp(`[0-9${letter}]`).test(text[start + run.length] ?? ' ')) return 0
  const address = run.replace(/(?:\.|(?<!:):)+$/, '')
  return address !== '::' && URL.canParse(`http://[${address}]/`) ? start + address.length : 0
}

function zone(text: string, at: number, out: Candidates): number {
  const inZone = (sign: string | undefined) => sign !== undefined && /[A-Z0-9<]/.test(sign)
  if (text[at + 1] !== '<' && text[at + 2] !== '<' && !inZone(text[at - 1])) return at + 1
  const start = at - /[A-Z0-9<]*$/.exec(text.slice(Math.max(0, at - 45), at))![0].length
  const line = match(/[A-Z0-9<]*/y, text, start)![0].slice(0, 46)
  if (![30, 36, 44].includes(line.length)) return at + match(/<+/y, text, at)![0].length
  out.add(Shape.mrz, start, start + line.length, 0, line.length, 0)
  return start + line.length
}
