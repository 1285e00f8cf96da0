import fastify, { type FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../base/clock.ts'

export type Log = FastifyBaseLogger
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** Where lines go, in place of standard output. */
export interface LogStream {
  write(line: string): void
}

/**
 * A log of JSON lines (pino, as Fastify brings it). Whoever writes to it names fields: method, route pattern, status, milliseconds, ids of
 * our own; never bodies, addresses with their query, cookies or what somebody typed. The redaction is the net beneath that rule.
 */
export function openLog(level: LogLevel, clock: Clock, stream?: LogStream): Log {
  const logger = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redacted, censor: '[redacted]' },
    serializers: { req: () => ({}), res: () => ({}), err: () => ({ type: 'redacted', message: '', stack: '' }) },
    ...(stream !== undefined && { stream }),
  }
  return fastify({ logger }).log
}

const fields = ['body', 'cookie', 'cookies', 'authorization', 'headers', 'input', 'output', 'password', 'passphrase']
const more = ['query', 'secret', 'share', 'token', 'url', 'name', 'email']
const redacted = [...fields, ...more].flatMap((field) => [field, `*.${field}`])
