import { Problem } from '../errors.ts'

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EPIPE',
  'EAI_AGAIN',
])
/** No such database, no such login, wrong password, no right to connect. */
const refused = new Set(['3D000', '28000', '28P01'])
const busy = new Map([
  ['57014', 'a statement took longer than it may'],
  ['55P03', 'a row or table stayed locked by others'],
  ['40P01', 'two transactions waited for each other'],
  ['40001', 'another transaction changed the same rows'],
  ['53300', 'the database has no free connection'],
  ['25P03', 'a transaction was left idle'],
])

/** Turns what the driver threw into a message that a person can act on; what is a defect of ours stays as it is. */
export function storeProblem(cause: unknown): unknown {
  if (cause instanceof Problem || !(cause instanceof Error)) return cause
  forgetValues(cause)
  const code = (cause as { code?: unknown }).code
  if (typeof code === 'string' && busy.has(code))
    return new Problem('STORE_BUSY', `The database was busy: ${busy.get(code)}`, 'Try again', { cause })
  if (code === '53100' || code === '53200')
    return new Problem(
      'DISK_FULL',
      `The database server has no more ${code === '53100' ? 'disk' : 'memory'}`,
      'Free some and try again: nothing was half written',
      { cause },
    )
  if (isLost(cause) || refused.has(String(code))) return unreachableProblem(cause)
  return cause
}

/** PostgreSQL quotes the values of rows in these; an error ends up in logs, where nobody's data belongs. */
function forgetValues(cause: Error): void {
  for (const field of ['detail', 'where', 'internalQuery', 'hint'])
    if (field in cause) Object.assign(cause, { [field]: undefined })
}

/** Whether the connection, not the statement, failed: refused, cut, or the server is starting or stopping. */
export function isLost(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  if (cause instanceof Problem) return cause.code === 'STORE_UNREACHABLE'
  const code = String((cause as { code?: unknown }).code ?? '')
  return (
    unreachable.has(code) ||
    code.startsWith('08') ||
    /^57P0[123]$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(cause.message)
  )
}

export function unreachableProblem(cause: Error): Problem {
  return new Problem(
    'STORE_UNREACHABLE',
    `The database does not answer: ${cause.message}`,
    'Check that the server runs and can be reached, then try again: nothing was half written',
    { cause },
  )
}
