import { Problem } from '../../../base/errors.ts'
import type { ObjectBody } from '../../../base/vault/index.ts'
import { type Caller, checkAllowed, checkOpen, type Office } from '../../access/index.ts'
import { hashing } from '../sources/hashing.ts'
import { vaultOf } from '../vault-of.ts'
import { beginUpload } from './begin-upload.ts'
import { ownUpload, partPath } from './own-upload.ts'
import { openSums, sealSums } from './part-sums.ts'

/**
 * Takes in one part of an upload, from `offset` on: seals it, then counts it. What breaks off counts for nothing, and the client sends
 * it again. Answers the bytes received so far. The caller's right is asked again at every part: it may have been taken away meanwhile.
 * Throws `NOT_ALLOWED`, `NOT_FOUND`, `CASE_CLOSED`, `UPLOAD_OFFSET` for a part that does not follow, or is longer than announced, and what `body` throws.
 */
export async function appendUpload(
  office: Office,
  caller: Caller,
  { caseId, uploadId, offset }: { caseId: string; uploadId: string; offset: number },
  body: ObjectBody,
): Promise<{ received: number; whole: boolean }> {
  await checkAllowed(office, beginUpload, caller, caseId)
  const actor = { person: caller.accountId }
  const before = await office.store.read(actor, async (trx) => {
    await checkOpen(trx, caseId)
    return ownUpload(trx, caseId, uploadId, caller.accountId)
  })
  if (before.state === 'whole' || Number(before.received) !== offset) throw wrongOffset(Number(before.received))
  const room = Number(before.bytes) - offset
  let taken = 0
  // A name of its own: a second client that sends the same part at this moment must not replace what the first one counts.
  const part = office.ids.next()
  const seen = hashing(counted())
  await vaultOf(office, caseId).write(partPath(uploadId, part), seen.pieces)
  const sums = [...openSums(office, caseId, before), { bytes: taken, sha256: seen.sha256() }]
  return office.store.transaction(actor, async (trx) => {
    const received = offset + taken
    const whole = received === Number(before.bytes)
    const { numUpdatedRows } = await trx
      .updateTable('uploads')
      .set({
        ...{ received: String(received), parts: [...before.parts, part], state: whole ? 'whole' : 'open' },
        sums: sealSums(office, caseId, uploadId, sums),
      })
      .where('case_id', '=', caseId)
      .where('id', '=', uploadId)
      .where('received', '=', String(offset))
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw wrongOffset(received)
    return { received, whole }
  })

  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      taken += piece.length
      if (taken > room)
        throw new Problem('UPLOAD_OFFSET', 'The file is longer than was announced', 'Begin a new upload')
      yield piece
    }
  }
}

function wrongOffset(received: number): Problem {
  return new Problem(
    'UPLOAD_OFFSET',
    `This part does not follow: ${received} bytes have been received`,
    'Ask read-upload how far it has come, and go on from there',
  )
}
