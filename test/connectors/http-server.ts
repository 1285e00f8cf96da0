import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** A request as it arrived. */
export interface Asked {
  method: string
  /** Path with query. */
  url: URL
  headers: Record<string, string>
  body: string
}

export interface Reply {
  status: number
  json?: unknown
  text?: string
  headers?: Record<string, string>
}

/** What goes wrong with one answer. `acts`: the server does what it was asked before the answer goes wrong. */
export interface HttpFault {
  name: string
  acts?: boolean
  reply:
    | Reply
    /** Keeps quiet, and keeps the connection. */
    | 'silence'
    /** Closes the connection without a word. */
    | 'cut'
    /** Promises more than it sends. */
    | 'half'
    /** Sends without end, as fast as it is taken. */
    | 'endless'
}

export interface HttpServer {
  url: string
  asked: Asked[]
  /** The answer to the request after so many others (0: the next one) goes wrong, once. */
  plant(after: number, fault: HttpFault): void
  close(): Promise<void>
}

/** A server on loopback. `handle` answers; it may keep state. */
export async function openHttpServer(handle: (asked: Asked) => Reply): Promise<HttpServer> {
  const asked: Asked[] = []
  const planted = new Map<number, HttpFault>()
  const sockets = new Set<Socket>()
  const server = createServer(async (request, response) => {
    const one = await read(request)
    const fault = planted.get(asked.length)
    planted.delete(asked.length)
    asked.push(one)
    const reply = fault === undefined || fault.acts ? handle(one) : undefined
    if (fault === undefined) send(response, reply!)
    else goWrong(response, fault)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    asked,
    plant(after, fault) {
      planted.clear()
      planted.set(asked.length + after, fault)
    },
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', 'http://server.test'),
    headers: request.headers as Record<string, string>,
    body: Buffer.concat(pieces).toString('utf8'),
  }
}

function send(response: ServerResponse, { status, json, text, headers }: Reply): void {
  const body = json === undefined ? (text ?? '') : JSON.stringify(json)
  const type = json === undefined ? {} : { 'content-type': 'application/json' }
  response.writeHead(status, { ...type, ...headers })
  response.end(status === 204 ? undefined : body)
}

function goWrong(response: ServerResponse, { reply }: HttpFault): void {
  if (reply === 'silence') return
  if (reply === 'cut') response.socket?.destroy()
  else if (reply === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('{"id": "', () => response.socket?.destroy())
  } else if (reply === 'endless') pour(response)
  else send(response, reply)
}

function pour(response: ServerResponse): void {
  const piece = Buffer.alloc(64 * 1024, '[')
  response.on('error', () => {})
  response.writeHead(200, { 'content-type': 'application/json' })
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  }
  response.on('drain', more)
  more()
}

/** Everything that may go wrong with an answer. The redirect points to `elsewhere`, which must never be asked. */
export function httpFaults(elsewhere: string): HttpFault[] {
  const page = '<html><body>canary-of-the-server: Lam Siu Wai is not known here</body></html>'
  const error = { error: 'canary-of-the-server', detail: 'Lam Siu Wai', schemas: ['x'] }
  const refusals = [400, 401, 403, 404, 409, 412].map((status) => ({
    name: `${status}`,
    reply: { status, json: error },
  }))
  const troubles: HttpFault[] = [
    { name: 'silence', reply: 'silence' },
    { name: 'cut', reply: 'cut' },
    { name: 'half an answer', reply: 'half' },
    { name: 'an answer without end', reply: 'endless' },
    { name: '500', reply: { status: 500, json: error } },
    { name: '503', reply: { status: 503, text: page, headers: { 'retry-after': '30' } } },
    { name: 'a page', reply: { status: 200, text: page } },
    { name: 'a list of a number', reply: { status: 200, json: [7] } },
    { name: 'null', reply: { status: 200, json: null } },
    {
      name: 'wrong types',
      reply: { status: 200, json: { id: 7, Resources: 'x', value: [null], active: 'yes', outcome: 3 } },
    },
    { name: 'a redirect', reply: { status: 307, headers: { location: elsewhere } } },
    { name: 'another success', reply: { status: 202, text: '' } },
  ]
  return [
    ...refusals,
    { name: '429', reply: { status: 429, json: error, headers: { 'retry-after': '17' } } },
    ...troubles,
    ...troubles.map((fault) => ({ ...fault, name: `${fault.name}, after acting`, acts: true })),
  ]
}
