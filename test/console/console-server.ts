import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { buildConsole, consolePolicy } from '../../apps/console/index.ts'
import type { ActionName, OutputOf, ProblemAnswer } from '../../office/client-types.ts'

/** What the server answers to an action in a test: an output, a problem, or nothing (the connection breaks). */
export type TestAnswer = { output: unknown } | { problem: Partial<ProblemAnswer> & { status: number } } | 'breaks'

export interface ConsoleServer {
  origin: string
  answer<Name extends ActionName>(name: Name, output: OutputOf<Name>): void
  refuse(name: ActionName, problem: Partial<ProblemAnswer> & { status: number }): void
  /** Every connection breaks, until `recover`. */
  breakDown(): void
  recover(): void
  /** Requests for actions so far: name and input. */
  asked: { name: string; input: unknown; headers: IncomingMessage['headers'] }[]
  close(): Promise<void>
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
  const answers = new Map<string, TestAnswer>()
  const asked: ConsoleServer['asked'] = []
  let isDown = false
  const server = createServer(async (request, response) => {
    if (isDown) return void request.socket.destroy()
    const { pathname } = new URL(request.url!, 'http://console.test')
    if (!pathname.startsWith('/api/')) return sendFile(folder, pathname, response)
    const name = pathname.slice('/api/'.length)
    asked.push({ name, input: JSON.parse(await bodyOf(request)), headers: request.headers })
    sendAnswer(answers.get(name) ?? { problem: { status: 401, code: 'SIGN_IN' } }, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (name, output) => void answers.set(name, { output }),
    refuse: (name, problem) => void answers.set(name, { problem }),
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
    'content-security-policy': consolePolicy,
    'x-content-type-options': 'nosniff',
  })
  response.end(readFileSync(path))
}

function sendAnswer(answer: TestAnswer, response: ServerResponse): void {
  if (answer === 'breaks') return void response.socket?.destroy()
  if ('output' in answer) {
    response.writeHead(200, { 'content-type': 'application/json' })
    return void response.end(JSON.stringify(answer.output))
  }
  const { status } = answer.problem
  const whole = {
    type: '/errors',
    code: 'SIGN_IN',
    title: 'Sign in',
    detail: 'You are not signed in.',
    remedy: 'Sign in.',
  }
  response.writeHead(status, { 'content-type': 'application/problem+json' })
  response.end(JSON.stringify({ ...whole, ...answer.problem }))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += piece
  return text
}
