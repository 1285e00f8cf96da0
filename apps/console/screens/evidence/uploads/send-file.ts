import type { ActionName, InputOf, OutputOf, UploadAnswer } from '../../../../../office/client-types.ts'
import { call } from '../../../api/call.ts'
import { ConnectionLost, FileGone, ServerProblem } from '../../../api/problem.ts'
import { sendPart } from '../../../api/send.ts'
import { untilOnline, untilSignedIn, wait } from './patience.ts'

/** Small enough to be sent again without regret, large enough that the way to and fro does not count. */
const partBytes = 8 << 20

interface FileToSend {
  caseId: string
  /** Path within what is uploaded, with `/`. */
  name: string
  file: File
  /** Of an upload that was begun before: it goes on where it stopped. */
  uploadId: string | undefined
}

export type Standing = 'sending' | 'offline' | 'signed-out'

interface Listener {
  begun(uploadId: string): void
  received(bytes: number): void
  standing(now: Standing): void
}

/**
 * Sends one file part by part. A lost connection, an ended session and a server that has too much to do are waited for, and the upload goes on
 * at the byte that the server has. Answers the id of the upload. Throws what waiting does not mend, and the reason of `signal`.
 */
export async function sendFile(
  { caseId, name, file, uploadId }: FileToSend,
  listener: Listener,
  signal: AbortSignal,
): Promise<string> {
  const patiently = <Answer>(ask: () => Promise<Answer>) => tryPatiently(ask, listener, signal)
  const id =
    uploadId ?? (await patiently(() => output('begin-upload', { case_id: caseId, name, bytes: file.size }))).upload_id
  listener.begun(id)
  const howFar = () => patiently(() => output('read-upload', { case_id: caseId, upload_id: id }))
  let received = uploadId === undefined ? 0 : (await howFar()).received
  listener.received(received)
  while (received < file.size) {
    const part = await readPart(file, received)
    received = await patiently(() => putPart(caseId, id, part, received, signal)).catch(async (error: unknown) => {
      // The part came in although its answer did not.
      if (error instanceof ServerProblem && error.code === 'UPLOAD_OFFSET') return (await howFar()).received
      throw error
    })
    listener.received(received)
  }
  return id
}

async function readPart(file: File, from: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, from + partBytes).arrayBuffer()
  } catch (cause) {
    throw new FileGone(cause)
  }
}

async function putPart(caseId: string, id: string, part: ArrayBuffer, offset: number, signal: AbortSignal) {
  const { body } = await sendPart<UploadAnswer>(`/api/cases/${caseId}/uploads/${id}`, part, offset, signal)
  return body.received
}

async function output<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const outcome = await call(name, input)
  if (outcome.state === 'waiting') throw new Error(`${name} waits for a second person`)
  return outcome.output
}

/** Asks until there is an answer, or a refusal that stays one. */
async function tryPatiently<Answer>(
  ask: () => Promise<Answer>,
  listener: Listener,
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
