import { systemClock } from '../clock.ts'
import { openStore } from './open-store.ts'

/** A process of its own that opens the store of a folder, inserts until it is told to end (or is killed), and closes. */
const [dataFolder, id, binaries] = process.argv.slice(2)
const store = await openStore({ dataFolder: dataFolder!, clock: systemClock, binaries: binaries || undefined })
let going = true
process.on('SIGTERM', () => {
  going = false
})
console.log('open')
for (let row = 0; going; row++) {
  const name = `${id} ${row}`
  await store.transaction('nobody', (trx) =>
    trx.insertInto('accounts').values({ id: crypto.randomUUID(), name }).execute(),
  )
  console.log(`wrote ${name}`)
}
await store.close()
