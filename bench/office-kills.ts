import { parseArgs } from 'node:util'
import { runKills } from '../test/kills/run-kills.ts'
import { writeResult } from './report/write-result.ts'

/**
 * kill -9 of server, workers and database at random moments, while people work cases from the first report to the register: nothing lost,
 * nothing done twice, every register that of the undisturbed case. `./cordon bench office-kills [--kills 50] [--patients N] [--seed N]`.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    patients: { type: 'string', default: '150' },
    people: { type: 'string', default: '4' },
    seed: { type: 'string', default: '13' },
  },
})
const { patients, people, seed } = values
const kills = Number(values.kills)
const order = { kills, patients: Number(patients), people: Number(people), seed: Number(seed), longestMs: 9000 }
const seen = await runKills(order, (line) => console.error(line))
for (const line of [...seen.ended, ...seen.different, ...seen.lost, ...seen.twice, ...seen.unknown, ...seen.wrong])
  console.error(line)

const none = (what: string, found: number, of?: number) => ({
  ...{ what, goal: '0', measured: of === undefined ? String(found) : `${found} of ${of}`, reached: found === 0 },
})
const list = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')
writeResult(
  'office-kills',
  `./cordon bench office-kills --kills ${kills} --patients ${patients} --people ${people} --seed ${seed}`,
  [
    { what: 'kills at random moments', goal: '50', measured: list(seen.killed), reached: kills >= 50 },
    { what: 'tries of people that had no answer, and were made again', goal: '', measured: list(seen.unanswered) },
    none('acknowledged writes that are lost', seen.lost.length, seen.writes),
    none('writes that are there twice', seen.twice.length, seen.writes),
    none('writes that are there and were never acknowledged', seen.unknown.length),
    none('registers that differ from the undisturbed one', seen.different.length, seen.cases - 1),
    none('things the ledger tells of twice', seen.toldTwice),
    none('things and entries without each other', seen.untold),
    none('what the verifier finds wrong', seen.wrong.length),
    none('entries that are not in the Merkle log', seen.unnumbered, seen.entries),
    none('pieces of work that are not done', seen.unsettledChunks, seen.chunks + seen.unsettledChunks),
    none('messages that no mail went out for', seen.unmailed, seen.mails),
    { what: 'mails that came again, under the same id', goal: '', measured: `${seen.mailsAgain} of ${seen.mails}` },
    none('folders of evidence left in the plain', seen.leftInThePlain.length),
    { what: 'programs that ended by themselves and were started again', goal: '', measured: String(seen.ended.length) },
  ],
)
