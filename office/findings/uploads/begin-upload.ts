import Type from 'typebox'
import { closed, count, defineAction, ofCase, uuid } from '../../access/index.ts'
import { ownUpload } from './own-upload.ts'
import { openSums } from './part-sums.ts'

/** 1 TiB: larger evidence is taken from a folder. */
const mostBytes = 2 ** 40

export const beginUpload = defineAction({
  name: 'begin-upload',
  summary: 'announces a file to upload; its bytes follow in parts, and a broken upload goes on where it stopped',
  scope: 'case',
  permission: 'attach-sources',
  effect: 'write',
  input: closed({
    ...ofCase,
    /** Path of the file within what is uploaded, with `/`. */
    name: Type.String({ minLength: 1, maxLength: 1000 }),
    bytes: Type.Integer({ minimum: 0, maximum: mostBytes }),
  }),
  output: closed({ upload_id: uuid }),
  async run({ trx, caller, caseId, newId, seal }, { name, bytes }) {
    const id = newId()
    const words = seal({ table: 'uploads', row: id }, { name })
    const state = bytes === 0 ? ('whole' as const) : ('open' as const)
    await trx
      .insertInto('uploads')
      .values({ id, case_id: caseId, account_id: caller.accountId, words, bytes: String(bytes), state })
      .execute()
    return { upload_id: id }
  },
})

export const readUpload = defineAction({
  name: 'read-upload',
  summary: 'how far an upload of mine has come: the next part starts at `received`',
  scope: 'case',
  permission: 'attach-sources',
  effect: 'read',
  input: closed({ ...ofCase, upload_id: uuid }),
  output: closed({
    bytes: count,
    received: count,
    whole: Type.Boolean(),
    /** What is here, from the beginning on: whoever goes on compares it with the file in hand. */
    parts: Type.Array(closed({ bytes: count, sha256: Type.String() })),
  }),
  async run({ office, trx, caller, caseId }, { upload_id }) {
    const upload = await ownUpload(trx, caseId, upload_id, caller.accountId)
    return {
      ...{ bytes: Number(upload.bytes), received: Number(upload.received), whole: upload.state === 'whole' },
      parts: openSums(office, caseId, upload),
    }
  },
})
