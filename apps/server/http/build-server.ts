import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import { answerBrokenRequest } from './answers/answer-broken-request.ts'
import { answerError, handleErrors } from './answers/handle-errors.ts'
import { guardEverything } from './guards/guard-everything.ts'
import { guardRoutes, type RouteFacts } from './guards/guard-routes.ts'
import { strictHeaders } from './guards/strict-headers.ts'
import { logRequests } from './log-requests.ts'
import { addPages, type PageFile } from './pages/add-pages.ts'
import { readJson } from './read-json.ts'
import { addActionRoutes } from './routes/action-routes.ts'
import { addApprovalRoute } from './routes/approval-route.ts'
import { addDirectoryRoutes } from './routes/directory-routes.ts'
import { addDownloadRoute } from './routes/download-route.ts'
import { addOpenApiRoute } from './routes/openapi-route.ts'
import { addReportRoutes } from './routes/report-routes.ts'
import { addSessionRoutes } from './routes/session-routes.ts'
import { addSignInRoutes } from './routes/sign-in-routes.ts'
import { addUnsealRoutes } from './routes/unseal-routes.ts'
import { addUploadRoute } from './routes/upload-route.ts'
import { addWatchRoutes } from './routes/watch-routes.ts'
import type { ServerParts } from './server-parts.ts'

export interface HttpOptions {
  /** Addresses of the proxies before us, whose word about the caller's address counts; false: nobody's. */
  trustProxy: string[] | false
  tls?: { cert: Buffer; key: Buffer } | undefined
  metricsToken?: string | undefined
  /** The console's files by path, with `/index.html` among them. */
  pages: ReadonlyMap<string, PageFile>
}

export interface BuiltServer {
  app: FastifyInstance
  /** Every route that was declared. */
  routes: readonly RouteFacts[]
}

const largestJson = 1 << 20
/** For a whole request to come in, the largest piece of evidence over a slow line included. */
const requestMs = 180_000
/** Without a byte in either direction. */
const silentMs = 60_000

/** All routes with their guards; listening is the caller's. */
export function buildServer(parts: ServerParts, options: HttpOptions): BuiltServer {
  const app = fastify(serverOptions(parts, options))
  readJson(app)
  handleErrors(app, parts)
  logRequests(app, parts)
  guardEverything(app, parts)
  const routes = guardRoutes(app, parts)
  addWatchRoutes(app, parts, options.metricsToken)
  addUnsealRoutes(app, parts)
  addReportRoutes(app, parts)
  addSignInRoutes(app, parts)
  addDirectoryRoutes(app, parts)
  addSessionRoutes(app, parts)
  addApprovalRoute(app, parts)
  addActionRoutes(app, parts)
  addUploadRoute(app, parts)
  addDownloadRoute(app, parts)
  addOpenApiRoute(app, parts)
  addPages(app, parts, options.pages)
  return { app, routes }
}

function serverOptions(parts: ServerParts, { trustProxy, tls }: HttpOptions): FastifyServerOptions {
  const options = {
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    bodyLimit: largestJson,
    requestTimeout: requestMs,
    connectionTimeout: silentMs,
    genReqId: () => parts.office.ids.next(),
    // While stopping, our own guard says so in our own words.
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error: unknown, request: never, reply: never) => answerUnrouted(parts, error, request, reply),
    routerOptions: { maxParamLength: 64 },
    ...(tls !== undefined && { https: { ...tls, minVersion: 'TLSv1.2' } }),
  }
  return options as unknown as FastifyServerOptions
}

/** Hooks do not run for an address that cannot be read. */
function answerUnrouted(parts: ServerParts, error: unknown, ...[request, reply]: ErrorPair): void {
  reply.headers(strictHeaders(parts.place()))
  answerError(parts, error, request, reply)
}

type ErrorPair = [Parameters<typeof answerError>[2], Parameters<typeof answerError>[3]]
