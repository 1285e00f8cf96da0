import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../../../../office/access/index.ts'
import type { ServerParts } from '../server-parts.ts'

/** One file of the console, in memory. */
export interface PageFile {
  type: string
  body: Buffer
  etag: string
  /** Its name carries a hash of its content: it never changes. */
  hashed: boolean
  packed: Partial<Record<'br' | 'gzip', Buffer>>
}

/**
 * Everything that is not the API: the console's files by their path, and its one page for every other address that a browser opens. All
 * is in memory, so that no path leads to the disk.
 */
export function addPages(app: FastifyInstance, parts: ServerParts, pages: ReadonlyMap<string, PageFile>): void {
  const open = 'pages are the same for everybody and hold nobody’s data'
  app.get('/*', { config: { lane: 'read', open } }, async (request, reply) => {
    const path = request.url.split(/[?#]/)[0]!
    const file = pages.get(path)
    if (file !== undefined && path !== '/index.html') return sendFile(file, request, reply)
    const page = pages.get('/index.html')
    if (page === undefined || isApi(path) || !wantsPage(request)) throw notFound('page or action')
    const { origin } = parts.place()
    // Called by number, a browser has no passkeys: the same machine by its name has.
    if (request.host !== new URL(origin).host) return reply.redirect(origin + path, 302)
    return sendFile(page, request, reply)
  })
}

const isApi = (path: string): boolean => path === '/api' || path.startsWith('/api/')

const wantsPage = ({ headers }: FastifyRequest): boolean => (headers.accept ?? '').includes('text/html')

function sendFile(file: PageFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.header('cache-control', file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  reply.headers({ etag: file.etag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  const way = packing(request.headers['accept-encoding'] ?? '')
  reply.type(file.type)
  if (way === undefined || !/text|javascript|json|svg/.test(file.type)) return reply.send(file.body)
  file.packed[way] ??= pack[way](file.body)
  return reply.header('content-encoding', way).send(file.packed[way])
}

function packing(accepted: string): 'br' | 'gzip' | undefined {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

const pack = {
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } }),
  gzip: (body: Buffer) => gzipSync(body, { level: 9 }),
}
