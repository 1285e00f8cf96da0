import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Problem } from '../../../../base/errors.ts'
import { type Caller, checkShape, closed, inputInvalid, uuid } from '../../../../office/access/index.ts'
import type { UploadAnswer } from '../../../../office/client-types.ts'
import { appendRoster, appendUpload } from '../../../../office/findings/index.ts'
import { verifiedCallerOf } from '../guards/caller-of.ts'
import type { ServerParts } from '../server-parts.ts'

/** Of one part; small enough to come in over a slow line before its time is up, and to be sent again. */
const largestPart = 64 << 20
const shape = closed({ case_id: uuid, upload_id: uuid })
const rosterShape = closed({ roster_id: uuid, n: Type.String({ pattern: '^\\d{1,3}$' }) })

/**
 * `PUT /api/cases/<case>/uploads/<upload>`: one part of evidence that `begin-upload` announced, as raw bytes, with the header
 * `upload-offset`: where in the file it begins. `PUT /api/rosters/<roster>/<n>`: likewise, of the n-th file that `begin-roster` announced. The bytes are sealed as they come; a part that breaks off counts for nothing.
 */
export function addUploadRoute(app: FastifyInstance, parts: ServerParts): void {
  // In a scope of its own: no other route may be handed a stream.
  app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    const checkLength = async ({ headers }: FastifyRequest, reply: FastifyReply): Promise<void> => {
      if (Number(headers['content-length'] ?? 0) <= largestPart) return
      // Or the connection would have to wait for all of it to pass by.
      reply.header('connection', 'close')
      throw tooLarge()
    }
    const options = { bodyLimit: largestPart, config: { lane: 'upload' as const }, onRequest: checkLength }
    const take = (path: string, append: (request: FastifyRequest, caller: Caller) => Promise<UploadAnswer>): void => {
      scope.put(path, options, async (request): Promise<UploadAnswer> => {
        try {
          return await append(request, await verifiedCallerOf(parts, request, 'uploads'))
        } catch (cause) {
          passBy(request.body)
          throw cause
        }
      })
    }
    take('/api/cases/:case_id/uploads/:upload_id', async ({ params, headers, body }, caller) => {
      const { case_id: caseId, upload_id: uploadId } = checkShape('upload', shape, params)
      const offset = offsetOf(headers['upload-offset'])
      return appendUpload(parts.office, caller, { caseId, uploadId, offset }, piecesOf(body))
    })
    take('/api/rosters/:roster_id/:n', async ({ params, headers, body }, caller) => {
      const { roster_id: rosterId, n } = checkShape('upload', rosterShape, params)
      const offset = offsetOf(headers['upload-offset'])
      return appendRoster(parts.office, caller, { rosterId, n: Number(n), offset }, piecesOf(body))
    })
  })
}

/**
 * Lets what is still coming of a refused part pass by unread, one part at most: whoever sends reads the answer only when everything is sent, and
 * would otherwise wait until the connection is given up.
 */
function passBy(body: unknown): void {
  if (!(body instanceof Readable)) return
  let left = largestPart
  body.on('error', () => {})
  body.on('data', (piece: Uint8Array) => {
    left -= piece.length
    if (left < 0) body.destroy()
  })
}

function offsetOf(header: string | string[] | undefined): number {
  const offset = typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : Number.NaN
  if (Number.isSafeInteger(offset)) return offset
  throw inputInvalid('upload takes the header upload-offset: the byte of the file at which this part begins')
}

/** The body piece by piece, never more than a part, never nothing. The stream is left whole, or the answer could not be sent any more. */
async function* piecesOf(body: unknown): AsyncGenerator<Uint8Array> {
  if (!(body instanceof Readable)) throw inputInvalid('upload takes bytes, as application/octet-stream')
  let taken = 0
  try {
    for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      taken += piece.length
      if (taken > largestPart) throw tooLarge()
      yield piece
    }
  } catch (cause) {
    if (cause instanceof Problem || (cause as { code?: string }).code !== 'ECONNRESET') throw cause
    throw new Problem('INTERRUPTED', 'The connection broke off within this part', 'Send the part again', { cause })
  }
  if (taken === 0) throw inputInvalid('A part has at least one byte')
}

const tooLarge = () => new Problem('TOO_LARGE', 'A part takes at most 64 MiB', 'Send it in smaller parts')
