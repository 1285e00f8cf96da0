import { cleanName, hasHan, isChineseSurname, type ParsedName, parseName, splitAlias } from '../names/index.ts'

/**
 * Given and family names that arrived apart, paired by script and order. The swapped pair is kept as a guess, because
 * forms and parsers often swap them.
 */
export function pairNames(families: string[], givens: string[], middles: string[]): ParsedName {
  const parsed: ParsedName = { readings: [], aliases: [] }
  const most = Math.max(families.length, givens.length)
  for (let i = 0; i < most; i++) {
    const family = families[Math.min(i, families.length - 1)] ?? ''
    const given = givens[Math.min(i, givens.length - 1)] ?? ''
    if (hasHan(family) || hasHan(given)) pairHan(family, given, parsed)
    else pairLatin(family, given, i === 0 ? middles.join(' ') : '', parsed)
  }
  return parsed
}

function pairHan(family: string, given: string, parsed: ParsedName): void {
  if (hasHan(family) && hasHan(given)) parsed.readings.push({ family, given, guessed: false })
  else {
    const whole = parseName(`${family} ${given}`)
    parsed.readings.push(...whole.readings)
    parsed.aliases.push(...whole.aliases)
  }
}

function pairLatin(family: string, given: string, middle: string, parsed: ParsedName): void {
  const tokens = cleanName(`${given} ${middle}`).split(' ')
  const { main, alias } = splitAlias(tokens, isChineseSurname(family))
  if (alias !== '') parsed.aliases.push(alias)
  const clean = cleanName(family)
  if (clean === '' && main === '') return
  parsed.readings.push({ family: clean, given: main, guessed: false })
  if (clean !== '' && main !== '') parsed.readings.push({ family: main, given: clean, guessed: true })
}
