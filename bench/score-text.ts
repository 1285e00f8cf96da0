import { mkdirSync, writeFileSync } from 'node:fs'
import {
  hasCorpus,
  type Score,
  scoreIdentifiers,
  scoreMeddocan,
  scoreNeutral,
  scoreResearch,
  type Tell,
} from './text-scores.ts'

/*
 * How well elements are found in running text: on corpora with known answers that lie beside the repository
 * (../shared/corpus), and on neutral text where nothing may be found. Prints a table per corpus and writes
 * bench/results/score-text.json. `node bench/score-text.ts --misses TYPE` lists what went wrong for one type.
 */
const asked = process.argv.includes('--misses') ? process.argv[process.argv.indexOf('--misses') + 1] : undefined
const tell: Tell = (type, what) => {
  if (type === asked) console.log(what)
}
const results: Record<string, unknown> = {}

if (hasCorpus) {
  results['presidio-identifiers'] = identifiers()
  for (const size of ['small', 'large'])
    results[`presidio-research ${size}`] = table(
      `presidio-research ${size}`,
      scoreResearch(`generated_${size}.json`, tell),
    )
  results['meddocan dev'] = table('meddocan dev', scoreMeddocan(tell))
} else console.log('There is no ../shared/corpus here: only the neutral text is scored')
results['neutral text, 10 MB'] = neutral()
mkdirSync(new URL('results/', import.meta.url), { recursive: true })
writeFileSync(new URL('results/score-text.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`)

function identifiers(): unknown {
  const score = scoreIdentifiers(tell)
  console.log(
    `presidio-identifiers: ${score.right} of ${score.cases} cases right (${percent(score.right / score.cases)})`,
  )
  for (const [type, right, cases] of score.wrong) console.log(`  ${type.padEnd(34)} ${right} / ${cases}`)
  return score
}

function table(title: string, rows: Score[]): Score[] {
  console.log(`\n${title}\n  ${'type'.padEnd(34)} truth  found  recall  precision`)
  for (const { type, truth, found, recall, precision } of rows) {
    const cells = [String(truth).padStart(5), String(found).padStart(6), percent(recall).padStart(7)]
    console.log(`  ${type.padEnd(34)} ${cells.join(' ')} ${percent(precision).padStart(10)}`)
  }
  return rows
}

function neutral(): unknown {
  const from = process.threadCpuUsage()
  const counts = scoreNeutral(10_000_000, tell)
  const { user, system } = process.threadCpuUsage(from)
  const rate = Math.round(1e8 / (user + system)) / 10
  console.log(`\nneutral text, 10 MB: ${JSON.stringify(counts)} found, at ${rate} MB/s`)
  return { counts, megabytesPerSecond: rate }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
