import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { checkShape, closed } from '../../../../office/access/index.ts'
import type { CardsAnswer } from '../../../../office/client-types.ts'
import { followConcern, loadCards, reportAnonymously } from '../../../../office/incidents/index.ts'
import { addressKey, takeTurn } from '../guards/rate-limits.ts'
import type { ServerParts } from '../server-parts.ts'

export const followShape = closed({ follow: Type.String({ minLength: 1, maxLength: 100 }) })

/**
 * Reports of whoever does not say who they are, also while the vault is sealed: a concern, and by its code what became of it. Of the
 * connection nothing is kept; its address is counted in memory, so that nobody can flood those who read the reports.
 */
export function addReportRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { office, limits } = parts
  const open = 'whoever reports need not say who they are'

  app.get(
    '/api/do-this-now',
    { config: { lane: 'first', open: 'what to do at once is the same for everybody' } },
    async (): Promise<CardsAnswer> => ({ cards: loadCards() }),
  )
  app.post('/api/report-anonymously', { config: { lane: 'first', open } }, async (request) => {
    takeTurn(limits, 'report', addressKey(request.ip))
    takeTurn(limits, 'reportAll', 'all')
    return reportAnonymously(office, request.body)
  })
  app.post('/api/follow-concern', { config: { lane: 'first', open } }, async (request) => {
    takeTurn(limits, 'follow', addressKey(request.ip))
    return followConcern(office, checkShape('follow-concern', followShape, request.body).follow)
  })
}
