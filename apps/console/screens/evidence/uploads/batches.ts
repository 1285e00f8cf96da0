import { call } from '../../../api/call.ts'
import { makeStore } from '../../../app/store.ts'
import { isSameFile } from './same-file.ts'
import { sendFile } from './send-file.ts'
import type { Standing } from './send-parts.ts'

export interface ChosenFile {
  /** Path within what is uploaded, with `/`. */
  name: string
  file: File
  /** An upload of a file of this name and size that was begun before, to go on with where it is the same file. */
  left?: string
}

/** Files on their way to become one source of a case. It goes on while people look elsewhere, for as long as the page is open. */
export interface Batch {
  id: string
  caseId: string
  /** Whose it is: another person at this machine neither sees nor sends it. */
  account: string
  label: string
  purpose: 'evidence' | 'roster'
  state: 'sending' | 'attached' | 'failed'
  /** While `sending`: what it waits for, if it waits. */
  standing: Standing
  error: Error | null
  startedAt: number
  bytes: number
  sent: number
  files: number
  filesSent: number
}

const all = makeStore<readonly Batch[]>([])
const work = new Map<string, Sending>()

/** Files sent at the same time: many small ones would else wait for each other's answers. */
const lanes = 3

interface Sending {
  chosen: readonly ChosenFile[]
  whole: readonly string[]
  /** Of each file, once it was announced or was found to be here in part. */
  ids: (string | undefined)[]
  sent: number[]
  stop: AbortController
}

type NewBatch = Pick<Batch, 'caseId' | 'account' | 'label' | 'purpose'> & {
  chosen: readonly ChosenFile[]
  /** Uploads that are whole already and belong to the same source. */
  whole: readonly string[]
  now: number
}

export const batches = {
  use: all.use,

  /** Begins to send; when all files are there they become a source. */
  begin({ chosen, whole, now, ...facts }: NewBatch): void {
    const id = crypto.randomUUID()
    const bytes = chosen.reduce((sum, { file }) => sum + file.size, 0)
    const counts = { bytes, sent: 0, files: chosen.length, filesSent: 0 }
    const batch: Batch = { id, ...facts, ...counts, state: 'sending', standing: 'sending', error: null, startedAt: now }
    all.write([...all.read(), batch])
    work.set(id, { chosen, whole, ids: [], sent: [], stop: new AbortController() })
    void run(id)
  },

  /** After a failure: what is there is not sent again. */
  again(id: string): void {
    change(id, { state: 'sending', standing: 'sending', error: null })
    const sending = work.get(id)!
    sending.stop = new AbortController()
    void run(id)
  },

  /** Gives it up, or takes one that has ended off the screen. */
  drop(id: string): void {
    work.get(id)?.stop.abort(new Stopped())
    work.delete(id)
    all.write(all.read().filter((batch) => batch.id !== id))
  },
}

class Stopped extends Error {}

function change(id: string, part: Partial<Batch>): void {
  all.write(all.read().map((batch) => (batch.id === id ? { ...batch, ...part } : batch)))
}

async function run(id: string): Promise<void> {
  const { caseId, label, purpose } = all.read().find((batch) => batch.id === id)!
  const sending = work.get(id)!
  try {
    await sendAll(id, caseId, sending)
    const upload_ids = [...sending.whole, ...(sending.ids as string[])]
    await call('attach-uploads', { case_id: caseId, label, purpose, upload_ids })
    work.delete(id)
    change(id, { state: 'attached' })
  } catch (error) {
    sending.stop.abort(new Stopped())
    if (!(error instanceof Stopped)) change(id, { state: 'failed', error: error as Error })
  }
}

async function sendAll(id: string, caseId: string, { chosen, ids, sent, stop }: Sending): Promise<void> {
  const count = countSent(id, chosen, sent)
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < chosen.length) {
      const at = next++
      const { name, file, left } = chosen[at]!
      if (ids[at] !== undefined && sent[at] === file.size) continue
      if (ids[at] === undefined && left !== undefined && (await isSameFile(caseId, left, file))) ids[at] = left
      const listener = {
        begun: (uploadId: string) => {
          ids[at] = uploadId
        },
        received: (bytes: number) => count.received(at, bytes),
        standing: (standing: Standing) => change(id, { standing }),
      }
      await sendFile({ caseId, name, file, uploadId: ids[at] }, listener, stop.signal)
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, chosen.length) }, lane))
  count.tell()
}

/** The screen is drawn anew at most so often; ten thousand small files would keep it busy. Milliseconds. */
const tellEvery = 200

/** Keeps the sums as parts come in. */
function countSent(id: string, chosen: readonly ChosenFile[], sent: number[]) {
  let told = Number.NEGATIVE_INFINITY
  let bytesSent = sent.reduce((sum, bytes) => sum + (bytes ?? 0), 0)
  let filesSent = chosen.filter(({ file }, at) => sent[at] === file.size).length
  const tell = () => change(id, { sent: bytesSent, filesSent })
  return {
    tell,
    received(at: number, bytes: number): void {
      bytesSent += bytes - (sent[at] ?? 0)
      if (bytes === chosen[at]!.file.size && sent[at] !== bytes) filesSent += 1
      sent[at] = bytes
      if (performance.now() - told < tellEvery) return
      told = performance.now()
      tell()
    },
  }
}

/** The browser asks before the page is closed while something is on its way. */
window.addEventListener('beforeunload', (event) => {
  if (all.read().some(({ state }) => state === 'sending')) event.preventDefault()
})
