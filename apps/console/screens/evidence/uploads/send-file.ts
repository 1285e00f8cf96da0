import { outputOf, type PartListener, sendParts, tryPatiently } from './send-parts.ts'

interface FileToSend {
  caseId: string
  /** Path within what is uploaded, with `/`. */
  name: string
  file: File
  /** Of an upload that was begun before: it goes on where it stopped. */
  uploadId: string | undefined
}

interface Listener extends PartListener {
  begun(uploadId: string): void
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
  const begin = () => outputOf('begin-upload', { case_id: caseId, name, bytes: file.size })
  const id = uploadId ?? (await tryPatiently(begin, listener, signal)).upload_id
  listener.begun(id)
  const howFar = async () => (await outputOf('read-upload', { case_id: caseId, upload_id: id })).received
  const received = uploadId === undefined ? 0 : await tryPatiently(howFar, listener, signal)
  await sendParts({ path: `/api/cases/${caseId}/uploads/${id}`, file, received, howFar }, listener, signal)
  return id
}
