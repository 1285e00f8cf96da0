import { systemClock } from '../clock.ts'
import { openStore } from '../store/index.ts'
import { countChunk } from './counting.fixture.ts'
import { openJobs } from './index.ts'

/** A worker process of its own; ends well on SIGTERM. */
const [dataFolder, database, binaries] = process.argv.slice(2)
const store = await openStore({
  dataFolder: dataFolder!,
  database: database!,
  binaries: binaries || undefined,
  clock: systemClock,
})
const jobs = await openJobs(store, [countChunk])
jobs.work({ lanes: 3, pollMs: 50 })
console.log('working')
process.on('SIGTERM', async () => {
  await jobs.close()
  await store.close()
})
