import { makeStore } from '../../../app/store.ts'
import { outputOf, type Standing, sendParts, tryPatiently } from '../../evidence/uploads/send-parts.ts'

/** A new version of the roster on its way. It goes on while people look elsewhere, for as long as the page is open. */
export interface Sending {
  /** Whose it is: another person at this machine does not see it. */
  account: string
  state: 'sending' | 'sent' | 'failed'
  /** While `sending`: what it waits for, if it waits. */
  standing: Standing
  error: Error | null
  startedAt: number
  bytes: number
  sent: number
}

export interface NewRoster {
  stated_on: string
  site_ids: string[]
  files: readonly { name: string; file: File }[]
}

const now = makeStore<Sending | null>(null)
let stop = new AbortController()
let wanted: NewRoster | undefined
/** Once it was announced: what was sent of it counts. */
let begun: { roster: string; sent: number[] } | undefined

export const rosterSending = {
  use: now.use,

  begin(roster: NewRoster, account: string, startedAt: number): void {
    const bytes = roster.files.reduce((sum, { file }) => sum + file.size, 0)
    wanted = roster
    begun = undefined
    now.write({ account, state: 'sending', standing: 'sending', error: null, startedAt, bytes, sent: 0 })
    void run()
  },

  /** After a failure: what is there is not sent again. */
  again(): void {
    change({ state: 'sending', standing: 'sending', error: null })
    void run()
  },

  /** Gives it up, or takes one that has ended off the screen. */
  drop(): void {
    stop.abort(new Stopped())
    wanted = undefined
    now.write(null)
  },
}

class Stopped extends Error {}

function change(part: Partial<Sending>): void {
  const last = now.read()
  if (last !== null) now.write({ ...last, ...part })
}

async function run(): Promise<void> {
  stop = new AbortController()
  try {
    await sendAll(wanted!, stop.signal)
    wanted = undefined
    change({ state: 'sent' })
  } catch (error) {
    if (!(error instanceof Stopped)) change({ state: 'failed', error: error as Error })
  }
}

async function sendAll({ files, ...facts }: NewRoster, signal: AbortSignal): Promise<void> {
  const standing = (standing: Standing) => change({ standing })
  if (begun === undefined) {
    const announced = { ...facts, files: files.map(({ name, file }) => ({ name, bytes: file.size })) }
    const requestId = crypto.randomUUID()
    const begin = () => outputOf('begin-roster', announced, { requestId })
    begun = { roster: (await tryPatiently(begin, { standing }, signal)).roster_id, sent: files.map(() => 0) }
  }
  const { roster, sent } = begun
  for (const [n, { file }] of files.entries()) {
    const howFar = async () => (await outputOf('read-roster', { roster_id: roster })).files[n]!.received
    const received = (bytes: number) => {
      sent[n] = bytes
      change({ sent: sent.reduce((sum, one) => sum + one, 0) })
    }
    const parts = { path: `/api/rosters/${roster}/${n}`, file, received: sent[n]!, howFar }
    await sendParts(parts, { received, standing }, signal)
  }
}

/** The browser asks before the page is closed while something is on its way. */
window.addEventListener('beforeunload', (event) => {
  if (now.read()?.state === 'sending') event.preventDefault()
})
