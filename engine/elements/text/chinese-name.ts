import { readDataText } from '../../../base/data.ts'
import type { Reading } from './reading.ts'

let singles: Set<number> | undefined
let doubles: Set<string> | undefined

function load(): void {
  const lines = readDataText('words/chinese-surnames.txt').split('\n')
  const after = (key: string) =>
    lines
      .find((line) => line.startsWith(`${key}:`))!
      .slice(key.length + 1)
      .trim()
  doubles = new Set(after('double').split(' '))
  singles = new Set(Array.from(after('single'), (sign) => sign.charCodeAt(0)))
}

/** Characters that end a name: words that follow names in forms and sentences. */
const enders = new Set(
  Array.from('先女小太醫医護护教男於于於出生性年電电身地住病患入診诊因有是的之在與与和及已曾將将由於：，。、', (sign) =>
    sign.charCodeAt(0),
  ),
)

export function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}

export function startsWithSurname(reading: Reading, at: number): number {
  if (singles === undefined) load()
  if (doubles!.has(reading.text.slice(at, at + 2))) return 2
  return singles!.has(reading.units[at] ?? 0) ? 1 : 0
}

/**
 * End of the Chinese name at `at`: a family name and one or two characters. `loose` takes what follows a label even when the
 * family name is not in the list. Answers 0 where there is none.
 */
export function chineseNameEnd(reading: Reading, at: number, loose: boolean): number {
  const { units } = reading
  const surname = startsWithSurname(reading, at)
  if (surname === 0 && !loose) return 0
  const most = (surname === 0 ? 1 : surname) + 2
  let end = at
  while (end < units.length && end - at < most && isHan(units[end]!)) {
    if (end > at + Math.max(1, surname) && enders.has(units[end]!)) break
    end++
  }
  const length = end - at
  if (length < 2 || length <= surname) return 0
  return end < units.length && isHan(units[end]!) && surname === 0 ? 0 : end
}
