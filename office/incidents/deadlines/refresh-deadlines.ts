import { defineOfficeJob, type OwnWork, runOwnWork } from '../../access/index.ts'

/** Time alone changes what the law asks: a law comes into force, a new version of the program brings newer law. So open cases are counted anew each day. */
export const refreshDeadlines = defineOfficeJob<{ at: string }>({
  name: 'refresh-deadlines',
  whileSealed: true,
  retries: 20,
  load:
    async () =>
    async (office, { at }, { caseId }) => {
      const { countDeadlines } = await import('./count-deadlines.ts')
      return async (trx) =>
        runOwnWork(office, trx, caseId!, async (work) => {
          if (office.keyring.sealed) return waitForKeys(work, at)
          const counted = (await isOpen(work)) ? await countDeadlines(work, null) : undefined
          if (counted !== undefined) await queueRefresh(work, counted.zone)
        })
    },
})

const minutes = { untilSomebodySaysWhoWeAre: 15, untilTheVaultIsOpen: 10 }
const minuteMs = 60_000

/** Queues the next count: soon after the next midnight of the provider, or in some minutes while nobody said who the provider is. */
export async function queueRefresh(work: OwnWork, zone: string | undefined): Promise<void> {
  const now = work.now.getTime()
  const soon = now + minutes.untilSomebodySaysWhoWeAre * minuteMs
  const at = new Date(zone === undefined ? soon : afterMidnight(now, zone)).toISOString()
  await work.office.jobs.add(refreshDeadlines, { at }, { ...placeOf(work), key: at, startAfter: new Date(at) })
}

async function waitForKeys(work: OwnWork, at: string): Promise<void> {
  const next = new Date(work.now.getTime() + minutes.untilTheVaultIsOpen * minuteMs)
  const key = `${at} again at ${next.toISOString()}`
  await work.office.jobs.add(refreshDeadlines, { at }, { ...placeOf(work), key, startAfter: next })
}

const placeOf = ({ trx, caseId }: OwnWork) => ({ transaction: trx, caseId })

/** Whole quarters of an hour from now on until the local date is another one: zones have no smaller offset in use. */
function afterMidnight(now: number, zone: string): number {
  const date = new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short' })
  const today = date.format(now)
  const quarter = 15 * minuteMs
  let at = Math.ceil((now + 1) / quarter) * quarter
  while (date.format(at) === today) at += quarter
  return at
}

async function isOpen({ trx, caseId }: OwnWork): Promise<boolean> {
  const row = await trx.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirst()
  return row?.state === 'open'
}
