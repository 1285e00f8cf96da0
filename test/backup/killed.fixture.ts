import { restoreBackup, writeBackup } from '../../base/backup/index.ts'
import { installationIn } from '../../base/backup/installation.ts'
import { clockAt } from '../../base/clock.ts'

/** A process of its own that backs up or restores, and kills itself at the nth thing it tells, or at a stage. Prints how many there were. */
const [what, data, database, folder, keys, last] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
const place = { clock: clockAt('2026-03-02T10:00:00+08:00') }
const installation = { ...installationIn(data, place), database: JSON.parse(database) }
let told = 0
const tell = (stage: string, done: number) => {
  told++
  if (`${told}` === last || `${stage} ${done}` === last) process.kill(process.pid, 'SIGKILL')
}
if (what === 'backup') await writeBackup(installation, folder, { keys, tell })
else await restoreBackup(installation, folder, { keys, tell })
console.log(told)
