/** Length of an IBAN by country (ISO 13616 registry). */
const lengths: Record<string, number> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18
   FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25
   MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19
   SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)
const byLetters = new Uint8Array(26 * 26)
for (const [country, length] of Object.entries(lengths))
  byLetters[(country.charCodeAt(0) - 65) * 26 + country.charCodeAt(1) - 65] = length

/** Registered length for the two capital letters, 0 where the country has no IBAN. */
export function ibanLength(first: number, second: number): number {
  return byLetters[((first & ~32) - 65) * 26 + (second & ~32) - 65]!
}

/** Reads an IBAN from `start`, single spaces or hyphens between its groups of four where it is in capitals. Answers its end, or 0 when it fails (mod 97). */
export function ibanEnd(units: Uint8Array | Uint16Array, start: number, length: number): number {
  const want = ibanLength(units[start]!, units[start + 1]!)
  if (want === 0) return 0
  const small = units[start]! >= 97
  let rest = 0
  let have = 4
  let at = start + 4
  while (have < want && at < units.length) {
    const unit = units[at]!
    const value = alphanumeric(unit)
    if (value < 0) {
      const between = have % 4 === 0 && !small && (unit === 32 || unit === 45)
      if (!between || at + 1 >= length || alphanumeric(units[at + 1]!) < 0) return 0
    } else {
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
      have++
    }
    at++
  }
  if (have < want || (at < length && alphanumeric(units[at]!) >= 0)) return 0
  rest = (rest * 100 + alphanumeric(units[start]!)) % 97
  rest = (rest * 100 + alphanumeric(units[start + 1]!)) % 97
  rest = (rest * 100 + (units[start + 2]! - 48) * 10 + units[start + 3]! - 48) % 97
  return rest === 1 ? at : 0
}

/** 0-9 and letters as 10-35, as ISO 7064 counts them; -1 for anything else. */
function alphanumeric(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48
  const capital = unit & ~32
  return unit < 128 && capital >= 65 && capital <= 90 ? capital - 55 : -1
}
