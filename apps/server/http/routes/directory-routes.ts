import type { FastifyInstance } from 'fastify'
import { beginDirectorySignIn, finishDirectorySignIn, notFound } from '../../../../office/access/index.ts'
import { addressKey, takeTurn } from '../guards/rate-limits.ts'
import { sessionCookie } from '../guards/session-cookie.ts'
import type { ServerParts } from '../server-parts.ts'

const open = 'nobody is signed in before the sign-in'
const cookieName = 'cordon-way'

/** Single sign-on: to the provider's directory, and back with its answer. */
export function addDirectoryRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { office, directory } = parts

  app.post('/api/sign-in/begin-directory', { config: { lane: 'first', open } }, async (request, reply) => {
    takeTurn(parts.limits, 'signIn', addressKey(request.ip))
    if (directory === undefined) throw notFound('directory')
    const { challenge_id, url } = await beginDirectorySignIn(office, directory)
    // Lax, for it has to come back with the directory's redirect; it says only which sign-in this browser has begun.
    reply.header('set-cookie', `${cookieName}=${challenge_id}; ${wayAttributes(parts, 600)}`)
    return { url }
  })

  app.get('/api/sign-in/directory', { config: { lane: 'first', open } }, async (request, reply) => {
    takeTurn(parts.limits, 'signIn', addressKey(request.ip))
    const challenge = new RegExp(`(?:^|; ?)${cookieName}=([0-9a-f-]{36})(?:;|$)`).exec(request.headers.cookie ?? '')
    if (directory === undefined || challenge === null) return reply.redirect('/sign-in?failed=directory', 303)
    const currentUrl = new URL(request.url, directory.settings.redirectUri)
    const done = await finishDirectorySignIn(office, directory, { challenge_id: challenge[1]!, currentUrl }).catch(
      (cause: unknown) => {
        request.log.warn({ code: (cause as { code?: string }).code ?? 'DEFECT' }, 'directory sign-in failed')
        return undefined
      },
    )
    const forget = `${cookieName}=; ${wayAttributes(parts, 0)}`
    if (done === undefined) return reply.header('set-cookie', forget).redirect('/sign-in?failed=directory', 303)
    reply.header('set-cookie', [forget, sessionCookie(done.token, parts.place().secure)])
    return reply.redirect(done.verified ? '/' : '/sign-in?verify=code', 303)
  })
}

function wayAttributes(parts: ServerParts, seconds: number): string {
  const secure = parts.place().secure ? '; Secure' : ''
  return `Path=/api/sign-in; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
}
