import type { FastifyRequest } from 'fastify'
import { Problem } from '../../../../base/errors.ts'
import { isOurs, type Place } from '../place.ts'

/**
 * Another site in the same browser must not act as the person who is signed in here. Three independent checks: a header that no form and
 * no link can set, where the browser says that the request comes from, and the name that this server was called by (which keeps a site
 * that points its own name to our address out). The cookie's SameSite=Strict is the fourth. Throws `OTHER_ORIGIN`.
 */
export function checkSameOrigin(place: Place, request: FastifyRequest): void {
  checkHost(place, request)
  const { origin, 'sec-fetch-site': site, 'x-cordon': mark } = request.headers
  if (mark !== '1' && mark !== 'background')
    throw otherOrigin('The request lacks the header x-cordon', 'Send x-cordon: 1 with every request')
  if (origin !== undefined && !isOurs(place, origin))
    throw otherOrigin('The request comes from another place than this server', `Open ${place.origin} and do it there`)
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw otherOrigin('The request comes from another site', `Open ${place.origin} and do it there`)
}

export function checkHost(place: Place, request: FastifyRequest): void {
  if (place.hosts.has(request.host)) return
  throw otherOrigin('This server is not known by the name it was called by', `Open ${place.origin}`)
}

function otherOrigin(what: string, remedy: string): Problem {
  return new Problem('OTHER_ORIGIN', what, remedy)
}
