import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { checkShape, closed, uuid } from '../../../../office/access/index.ts'
import { openExport } from '../../../../office/findings/index.ts'
import { openProofPack } from '../../../../office/incidents/index.ts'
import { verifiedCallerOf } from '../guards/caller-of.ts'
import type { ServerParts } from '../server-parts.ts'

const shape = closed({ case_id: uuid, download_id: uuid })

/**
 * `GET /api/cases/<case>/downloads/<download>`: the file that `download-export` gave leave to fetch, an age file; and `.../proofs/<download>`: the pack
 * that `download-proof-pack` gave leave to fetch, a ZIP. As they are opened from the vault. A line that breaks off leaves a file shorter than its
 * `content-length`; it is fetched again.
 */
export function addDownloadRoute(app: FastifyInstance, parts: ServerParts): void {
  const ways = [
    ['downloads', 'application/octet-stream', openExport],
    ['proofs', 'application/zip', openProofPack],
  ] as const
  for (const [part, type, open] of ways) {
    const options = { config: { lane: 'upload' as const } }
    app.get(`/api/cases/:case_id/${part}/:download_id`, options, async (request, reply) => {
      const caller = await verifiedCallerOf(parts, request, part)
      const { case_id, download_id } = checkShape('download', shape, request.params)
      const file = await open(parts.office, caller, case_id, download_id)
      const pieces = Readable.from(file.pieces())
      reply.raw.once('close', () => {
        pieces.destroy()
        void file.close()
      })
      return reply
        .header('content-type', type)
        .header('content-disposition', `attachment; filename="${file.fileName}"`)
        .header('content-length', file.bytes)
        .send(pieces)
    })
  }
}
