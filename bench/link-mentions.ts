import { parseArgs } from 'node:util'
import { Linker } from '../engine/people/link/index.ts'
import { makeLeak, type Sketch, tableOf } from '../engine/people/link/people.fixture.ts'
import { makePeople } from '../worlds/people/make-people.ts'
import type { Person } from '../worlds/people/person.ts'
import { writeResult } from './report/write-result.ts'

/**
 * Links generated mentions to a generated roster on one core: `./cordon bench link-mentions [--patients N] [--mentions N] [--seed N]`.
 * One mention in five is of somebody who is no patient; a third of the fields is there, one in ten of those is misspelt.
 * CPU seconds are counted, not the clock: the machine may be busy with others.
 */
const { values } = parseArgs({
  options: {
    patients: { type: 'string', default: '100000' },
    mentions: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
  },
})
const [patients, wanted, seed] = [Number(values.patients), Number(values.mentions), Number(values.seed)]

function sketchOf(person: Person): Sketch {
  const all: Record<string, string> = {
    family: person.family,
    given: person.given,
    chinese: person.chinese,
    english: person.english,
    born: person.born,
    sex: person.sex,
    hkid: person.nationalId,
    phone: person.mobile || person.phone,
    email: person.email,
    street: person.address.lines.join(', '),
    mrn: person.chart,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')) as Sketch
}

function cpuSeconds(work: () => void): number {
  const from = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1e6
}

const people = makePeople('hk', seed, patients, Math.max(1000, patients / 10)).map(sketchOf)
const roster = people.slice(0, patients)
const { mentions, truth } = makeLeak(seed, roster, wanted, people.slice(patients))
const table = tableOf(mentions)

let linker: Linker | undefined
const heap = process.memoryUsage().rss
const building = cpuSeconds(() => {
  linker = new Linker(tableOf(roster))
})
const megabytes = (process.memoryUsage().rss - heap) / 2 ** 20
let outcomes: ReturnType<Linker['link']> | undefined
const first = cpuSeconds(() => {
  outcomes = linker!.link(table)
})
const again = cpuSeconds(() => void linker!.link(table))

let [linked, right, listed, strangers, strangersLinked] = [0, 0, 0, 0, 0]
for (const [row, of] of truth.entries()) {
  const answer = outcomes!.patient[row]!
  if (answer >= 0) linked++
  if (of < 0) strangers++
  else listed++
  if (answer >= 0 && answer === of) right++
  if (answer >= 0 && of < 0) strangersLinked++
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(3)} %`
writeResult(
  'link-mentions',
  `./cordon bench link-mentions --patients ${patients} --mentions ${wanted} --seed ${seed}`,
  [
    { what: 'patients', goal: '', measured: whole.format(patients) },
    { what: 'building the index, CPU seconds', goal: '', measured: building.toFixed(1) },
    { what: 'memory of roster and index, MB', goal: '', measured: whole.format(megabytes) },
    {
      what: 'mentions/s per core, names never seen before',
      goal: '>= 200,000 (long-term)',
      measured: whole.format(wanted / first),
      reached: wanted / first >= 200_000,
    },
    {
      what: 'mentions/s per core, names seen before',
      goal: '>= 200,000 (long-term)',
      measured: whole.format(wanted / again),
      reached: wanted / again >= 200_000,
    },
    {
      what: 'precision of links',
      goal: '>= 99.95 %',
      measured: percent(right, linked),
      reached: right / linked >= 0.9995,
    },
    { what: 'mentions of patients linked', goal: '', measured: percent(right, listed) },
    {
      what: 'strangers linked',
      goal: '<= 0.3 %',
      measured: percent(strangersLinked, strangers),
      reached: strangersLinked / strangers <= 0.003,
    },
  ],
)
