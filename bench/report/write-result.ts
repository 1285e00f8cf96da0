import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

export interface Figure {
  what: string
  /** What issue or design page asks for, in words; '' where nothing does. */
  goal: string
  measured: string
  /** Undefined where there is no goal to reach. */
  reached?: boolean
}

/** Prints the figures as a table and writes bench/results/NAME.json. A bench reports, it does not fail: machines are shared. */
export function writeResult(name: string, command: string, figures: readonly Figure[]): void {
  const width = (pick: (figure: Figure) => string): number =>
    Math.max(...figures.map((figure) => pick(figure).length), 8)
  const [first, second, third] = [width((one) => one.what), width((one) => one.goal), width((one) => one.measured)]
  const mark = ({ reached }: Figure): string => (reached === undefined ? '' : reached ? 'reached' : 'NOT reached')
  console.log(
    [
      `${'what'.padEnd(first)}  ${'goal'.padEnd(second)}  ${'measured'.padEnd(third)}`,
      ...figures.map(
        (one) => `${one.what.padEnd(first)}  ${one.goal.padEnd(second)}  ${one.measured.padEnd(third)}  ${mark(one)}`,
      ),
    ].join('\n'),
  )
  const folder = new URL('../results/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  const result = { name, command, date: new Date().toISOString().slice(0, 10), commit: commit(), machine, figures }
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(result, null, 2)}\n`)
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
