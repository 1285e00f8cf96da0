import type { FastifyInstance } from 'fastify'
import { inputInvalid } from '../../../office/access/index.ts'

/** No form of ours nests deeper than about six. */
const deepest = 32

/** Requests carry JSON (RFC 8259, UTF-8) and nothing else. */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decode(body as Buffer)
    if (text === undefined) return done(notJson())
    if (text.trim() === '') return done(null, undefined)
    parse(request, text, (error, value) => {
      if (error !== null) return done(notJson())
      const wrong = wrongInside(value)
      return wrong === undefined ? done(null, value) : done(inputInvalid(wrong))
    })
  })
}

const strict = new TextDecoder('utf-8', { fatal: true })

function decode(body: Buffer): string | undefined {
  try {
    return strict.decode(body)
  } catch {
    return undefined
  }
}

/** The parser's own message quotes what was sent. */
const notJson = () => inputInvalid('The request is not JSON in UTF-8')

/** What the rest of the program should not have to expect: depths that end a recursion, and characters that no database column takes. */
function wrongInside(value: unknown): string | undefined {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return 'The request is nested too deeply'
    const next: unknown[] = []
    for (const one of level) {
      if (typeof one === 'string') {
        if (one.includes('\u0000') || !one.isWellFormed()) return 'The request has characters that are not text'
      } else if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) next.push(inner)
    }
    level = next
  }
  return undefined
}
