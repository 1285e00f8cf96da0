import { mkdirSync, writeFileSync } from 'node:fs'
import { Candidates, Check, Shape } from '../engine/elements/scan/candidates.ts'
import { scanSlowly } from '../engine/elements/scan/scan-slowly.ts'
import { scanUnits } from '../engine/elements/scan/scan-units.ts'
import { unitsOf } from '../engine/elements/scan/units.ts'
import { corpora } from './identifier-corpus.ts'

/*
 * How fast identifiers are found in text: the one-pass scanner against the same rules as regular expressions, on the same
 * generated corpus in the same run. MB = 10^6 bytes of text; seconds are CPU time of the thread, so that other work on the
 * machine does not count. `dense` corpora hold thousands of
 * identifiers per MB, which real leaks seldom do.
 */
interface Row {
  corpus: string
  megabytes: number
  candidates: number
  scanner: number
  withDecoding: number
  regex: number
  gain: number
}

const rounds = 5
const rows: Row[] = []
const passed: Record<string, number> = {}

for (const [corpus, text] of Object.entries(corpora(8_000_000))) {
  const units = unitsOf(text)
  const out = new Candidates()
  const scanner = best(() => {
    out.clear()
    scanUnits(units, out)
  })
  const withDecoding = best(() => {
    out.clear()
    scanUnits(unitsOf(text), out)
  })
  const part = text.slice(0, 1_000_000)
  const slow = once(() => void scanSlowly(part))
  const megabytes = text.length / 1e6
  count(out)
  const rate = (seconds: number, size = megabytes) => Math.round(size / seconds)
  rows.push({
    corpus,
    megabytes,
    candidates: out.count,
    scanner: rate(scanner),
    withDecoding: rate(withDecoding),
    regex: Math.round((10 * part.length) / 1e6 / slow) / 10,
    gain: Math.round(slow / (part.length / 1e6) / (scanner / megabytes)),
  })
}

const seconds = rows.reduce((sum, row) => sum + row.megabytes / row.scanner, 0)
const overall = Math.round(rows.reduce((sum, row) => sum + row.megabytes, 0) / seconds)
print()
mkdirSync(new URL('results/', import.meta.url), { recursive: true })
const result = { unit: 'MB/s per core', goal: 150, overall, rows, checks: passed, node: process.version }
writeFileSync(new URL('results/scan-identifiers.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)

function best(run: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) least = Math.min(least, once(run))
  return least
}

function once(run: () => void): number {
  const from = process.threadCpuUsage()
  run()
  const used = process.threadCpuUsage(from)
  return (used.user + used.system) / 1e6
}

function count(found: Candidates): void {
  for (let at = 0; at < found.count; at++) {
    for (const [name, bit] of Object.entries(Check)) {
      if ((found.checks[at]! & bit) !== 0) passed[name] = (passed[name] ?? 0) + 1
    }
    if (found.shape[at] === Shape.email) passed['email'] = (passed['email'] ?? 0) + 1
  }
}

function print(): void {
  console.log('corpus            MB  candidates  scanner  +decoding  regex   gain   (MB/s per core)')
  for (const row of rows) {
    const cells = [
      row.megabytes.toFixed(0).padStart(5),
      String(row.candidates).padStart(11),
      String(row.scanner).padStart(8),
    ]
    cells.push(String(row.withDecoding).padStart(10), row.regex.toFixed(1).padStart(6), `${row.gain} x`.padStart(6))
    console.log(row.corpus.padEnd(14), cells.join(' '))
  }
  console.log(`overall: ${overall} MB/s per core (goal: at least 150)`)
}
