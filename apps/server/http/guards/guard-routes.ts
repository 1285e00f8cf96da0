import type { FastifyInstance, onRequestAsyncHookHandler, RouteOptions } from 'fastify'
import type { ServerParts } from '../server-parts.ts'
import { callerOf } from './caller-of.ts'
import type { LaneName } from './lanes.ts'
import { checkHost, checkSameOrigin } from './same-origin.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    lane?: LaneName
    /** Why this route answers people who are not signed in. Every other route asks for a session. */
    open?: string
    /** Answers to whatever name the server is called by: what watches over a server knows its number only. */
    anyHost?: true
  }
}

/** A route as it was declared, for the test that tries them all. */
export interface RouteFacts {
  method: string
  url: string
  open: string | undefined
}

/**
 * Puts the guards before every route that is declared afterwards, in this order: is there room, is it another site, is anybody signed in.
 * A route without a word about itself gets all of them. Answers the list that the routes are noted in.
 */
export function guardRoutes(app: FastifyInstance, parts: ServerParts): RouteFacts[] {
  const facts: RouteFacts[] = []
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) facts.push({ method, url: route.url, open: route.config?.open })
    const own = route.onRequest === undefined ? [] : [route.onRequest].flat()
    route.onRequest = [...guardsOf(parts, route), ...own] as onRequestAsyncHookHandler[]
  })
  return facts
}

function guardsOf(parts: ServerParts, { method, config }: RouteOptions): onRequestAsyncHookHandler[] {
  const changes = ![method].flat().every((one) => one === 'GET' || one === 'HEAD')
  const lane = config?.lane ?? (changes ? 'write' : 'read')
  const guards: onRequestAsyncHookHandler[] = [
    async (_request, reply) => void reply.raw.once('close', parts.lanes.enter(lane)),
  ]
  if (changes) guards.push(async (request) => checkSameOrigin(parts.place(), request))
  else if (config?.anyHost !== true) guards.push(async (request) => checkHost(parts.place(), request))
  if (config?.open === undefined) guards.push(async (request) => void (await callerOf(parts, request)))
  return guards
}
