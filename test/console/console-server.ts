import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { buildConsole } from '../../apps/console/index.ts'
import { strictHeaders } from '../../apps/server/http/guards/strict-headers.ts'
import type { ActionName, OutputOf, ProblemAnswer, SessionAnswer, WaysInAnswer } from '../../office/client-types.ts'

type TestAnswer = { output: unknown } | { problem: TestProblem }
type TestProblem = Partial<ProblemAnswer> & { status: number }

/** A server whose answers a test writes down; the console and its policy are the real ones. */
export interface ConsoleServer {
  origin: string
  /** From now on somebody is signed in. */
  signIn(session?: Partial<SessionAnswer>): void
  /** From now on every request is refused with 401. */
  endSession(): void
  answer<Name extends ActionName>(name: Name, output: OutputOf<Name>): void
  /** For a route that is no action: `unseal`, `decide-approval`. */
  answerRoute(name: string, output: unknown): void
  refuse(name: string, problem: TestProblem): void
  /** The next request of this name is taken, and its answer gets lost. */
  loseNextAnswer(name: string): void
  /** Every connection breaks, until `recover`. */
  breakDown(): void
  recover(): void
  /** What was asked so far under `/api/`. */
  asked: { name: string; input: unknown; headers: IncomingMessage['headers'] }[]
  close(): Promise<void>
}

const signedIn: SessionAnswer = {
  account_id: '00000000-0000-4000-8000-000000000001',
  verified: true,
  roles: ['privacy-officer', 'staff'],
  may: ['see-own', 'report-concern', 'triage-concerns', 'open-incident', 'break-glass', 'see-provider', 'see-ledger'],
  idle_minutes: 15,
  vault: 'open',
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** Sends the built console as the server does, under its policy, and answers actions as a test says. Nobody is signed in at first. */
export async function serveConsole(): Promise<ConsoleServer> {
  const { folder } = await buildConsole()
  const waysIn: WaysInAnswer = { passkey: true, codes: true, directory: false }
  const answers = new Map<string, TestAnswer>([['ways-in', { output: waysIn }]])
  const asked: ConsoleServer['asked'] = []
  const lost = new Set<string>()
  let isDown = false
  const server = createServer(async (request, response) => {
    if (isDown) return void request.socket.destroy()
    const { pathname } = new URL(request.url!, 'http://console.test')
    if (!pathname.startsWith('/api/')) return sendFile(folder, pathname, response)
    const name = pathname.slice('/api/'.length)
    const body = await bodyOf(request)
    asked.push({ name, input: body === '' ? undefined : JSON.parse(body), headers: request.headers })
    if (lost.delete(name)) return void request.socket.destroy()
    const isKnown = answers.has('session') || name === 'ways-in'
    sendAnswer(isKnown ? answers.get(name) : undefined, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signIn(session = {}) {
      const whole = { ...signedIn, ...session }
      answers.set('session', { output: whole })
      const { account_id, roles } = whole
      answers.set('read-self', { output: { account_id, name: 'Ada Fong', roles, cases: [] } })
      // What Home asks beside the story of a test.
      answers.set('read-readiness', { output: { measured: [], in_the_way: [] } })
      answers.set('list-other-cases', { output: { cases: [] } })
    },
    endSession: () => void answers.delete('session'),
    answer: (name, output) => void answers.set(name, { output }),
    answerRoute: (name, output) => void answers.set(name, { output }),
    refuse: (name, problem) => void answers.set(name, { problem }),
    loseNextAnswer: (name) => void lost.add(name),
    breakDown: () => {
      isDown = true
      server.closeAllConnections()
    },
    recover: () => {
      isDown = false
    },
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function sendFile(folder: string, pathname: string, response: ServerResponse): void {
  const wanted = join(folder, pathname)
  // Places of the console are paths without a dot: all of them are the one page.
  const path = extname(pathname) !== '' && existsSync(wanted) ? wanted : join(folder, 'index.html')
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    ...strictHeaders({ origin: '', secure: false, hosts: new Set() }),
  })
  response.end(readFileSync(path))
}

function sendAnswer(answer: TestAnswer | undefined, response: ServerResponse): void {
  if (answer !== undefined && 'output' in answer) {
    response.writeHead(200, { 'content-type': 'application/json' })
    return void response.end(JSON.stringify(answer.output))
  }
  const problem: TestProblem = answer?.problem ?? { status: 401 }
  const usual = {
    type: '/errors',
    code: 'SIGN_IN',
    title: 'Sign in',
    detail: 'You are not signed in.',
    remedy: 'Sign in.',
  }
  response.writeHead(problem.status, { 'content-type': 'application/problem+json' })
  response.end(JSON.stringify({ ...usual, ...problem }))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += piece
  return text
}
