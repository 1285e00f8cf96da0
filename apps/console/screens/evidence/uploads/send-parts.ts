import type { ActionName, InputOf, OutputOf, UploadAnswer } from '../../../../../office/client-types.ts'
import { call } from '../../../api/call.ts'
import { ConnectionLost, FileGone, ServerProblem } from '../../../api/problem.ts'
import { type SendOptions, sendPart } from '../../../api/send.ts'
import { untilOnline, untilSignedIn, wait } from './patience.ts'

/** Small enough to be sent again without regret, large enough that the way to and fro does not count. */
const partBytes = 8 << 20

export type Standing = 'sending' | 'offline' | 'signed-out'

export interface PartListener {
  received(bytes: number): void
  standing(now: Standing): void
}

interface Parts {
  /** Where its parts are put. */
  path: string
  file: File
  /** What the server has of it already. */
  received: number
  /** Asks the server how much it has. */
  howFar(): Promise<number>
}

/** Sends the rest of a file part by part, patiently. Throws what waiting does not mend, and the reason of `signal`. */
export async function sendParts(
  { path, file, received: from, howFar }: Parts,
  listener: PartListener,
  signal: AbortSignal,
): Promise<void> {
  let received = from
  listener.received(received)
  while (received < file.size) {
    const part = await readPart(file, received)
    const put = async () => (await sendPart<UploadAnswer>(path, part, received, signal)).body.received
    received = await tryPatiently(put, listener, signal).catch(async (error: unknown) => {
      // The part came in although its answer did not.
      if (error instanceof ServerProblem && error.code === 'UPLOAD_OFFSET')
        return tryPatiently(howFar, listener, signal)
      throw error
    })
    listener.received(received)
  }
}

async function readPart(file: File, from: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, from + partBytes).arrayBuffer()
  } catch (cause) {
    throw new FileGone(cause)
  }
}

/** Asks until there is an answer, or a refusal that stays one. */
export async function tryPatiently<Answer>(
  ask: () => Promise<Answer>,
  listener: Pick<PartListener, 'standing'>,
  signal: AbortSignal,
): Promise<Answer> {
  for (;;) {
    signal.throwIfAborted()
    try {
      const answer = await ask()
      listener.standing('sending')
      return answer
    } catch (error) {
      if (error instanceof ConnectionLost) {
        listener.standing('offline')
        await untilOnline(signal)
      } else if (error instanceof ServerProblem && error.status === 401) {
        listener.standing('signed-out')
        await untilSignedIn(signal)
      } else if (error instanceof ServerProblem && (error.status === 429 || error.status === 503)) {
        await wait(error.waitMs ?? 5_000, signal)
      } else throw error
    }
  }
}

/** What an action answers that needs no second person. `requestId`: asked again with the same id, a write is done once. */
export async function outputOf<Name extends ActionName>(
  name: Name,
  input: InputOf<Name>,
  options: SendOptions = {},
): Promise<OutputOf<Name>> {
  const outcome = await call(name, input, options)
  if (outcome.state === 'waiting') throw new Error(`${name} waits for a second person`)
  return outcome.output
}
