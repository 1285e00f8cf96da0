import type { TSchema } from 'typebox'
import Type from 'typebox'
import { errorCodes } from '../../../base/errors.ts'
import { version } from '../../../base/version.ts'
import { type Action, closed, uuid } from '../../../office/access/index.ts'
import { type FixedRoute, fixedRoutes } from './fixed-routes.ts'

type Json = Record<string, unknown>

/** The API as OpenAPI 3.1 describes it, from the declarations themselves; schemas are JSON Schema 2020-12. */
export function describeApi(actions: readonly Action[]): Json {
  const fixed = fixedRoutes.map((route) => [route.path, { [route.method]: ofRoute(route) }] as const)
  const posted = actions.map((action) => [`/api/${action.name}`, { post: ofAction(action) }] as const)
  return {
    openapi: '3.1.0',
    info: { title: 'Cordon', version, summary: 'The office of a breach response, over HTTP', description },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: Object.fromEntries([...fixed, ...posted].sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { Problem: plain(problem), Waiting: plain(closed({ approval: uuid })) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-cordon' } },
      parameters: { mark, requestId },
    },
    security: [{ session: [] }],
  }
}

const description =
  'Every action is one POST with its input as JSON. What is not answered with 200 or 202 is application/problem+json (RFC 9457): `code` says what, `remedy` what to do. See docs/design/server.md and docs/errors.md.'

const mark = {
  ...{ name: 'x-cordon', in: 'header', required: true },
  description: '`1`; `background` for requests that nobody made, which do not keep a session alive',
  schema: { enum: ['1', 'background'] },
}

const requestId = {
  ...{ name: 'x-request-id', in: 'header', required: false },
  description: 'the same id again: the first answer again, and nothing done twice',
  schema: { type: 'string', pattern: '^[\\w.:-]{8,128}$' },
}

const problem = closed({
  type: Type.String(),
  code: Type.Enum(Object.keys(errorCodes)),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  remedy: Type.String(),
  incident: Type.Optional(uuid),
  retry_after: Type.Optional(Type.Integer()),
})

const refused = {
  description: 'refused or failed',
  content: { 'application/problem+json': { schema: ref('schemas/Problem') } },
}

function ofAction(action: Action): Json {
  const answers = action.fourEyes
    ? { 202: answer('waits for a second person', ref('schemas/Waiting')) }
    : { 200: answer('done', plain(action.output)) }
  const repeats = action.effect === 'write' && action.unrepeated !== true
  return {
    operationId: action.name,
    summary: action.summary,
    tags: [action.scope],
    description: [permissionOf(action), ...traits(action)].join('. '),
    parameters: [ref('parameters/mark'), ...(repeats ? [ref('parameters/requestId')] : [])],
    requestBody: { required: true, content: { 'application/json': { schema: plain(action.input) } } },
    responses: { ...answers, default: refused },
  }
}

export const permissionOf = ({ scope, permission }: Action): string => `Permission: ${permission} (${scope})`

function traits(action: Action): string[] {
  return [
    action.personal === true && 'Answers data about people: an entry of the ledger is written before',
    action.fourEyes === true && 'Needs a second person, by decide-approval, which answers the output',
  ].filter((one) => one !== false)
}

function ofRoute({ method, path, summary, open, input, bytes, output }: FixedRoute): Json {
  const hasBody = input !== undefined || bytes === true
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: plain(uuid),
  }))
  const offset = { name: 'upload-offset', in: 'header', required: true, schema: { type: 'integer', minimum: 0 } }
  return {
    operationId: path
      .replace(/^\/api\//, '')
      .replace(/[^a-z]+/g, '-')
      .replace(/-+$/, ''),
    summary,
    tags: ['server'],
    parameters: [...parameters, ...(method === 'get' ? [] : [ref('parameters/mark')]), ...(bytes ? [offset] : [])],
    ...(hasBody && { requestBody: { required: true, content: contentOf(input, bytes) } }),
    responses:
      output === undefined
        ? { 303: { description: 'back to the console' } }
        : { 200: answer('done', plain(output)), default: refused },
    ...(open && { security: [] }),
  }
}

const contentOf = (input: TSchema | undefined, bytes: true | undefined): Json =>
  bytes ? { 'application/octet-stream': {} } : { 'application/json': { schema: plain(input!) } }

const answer = (said: string, schema: Json): Json => ({
  description: said,
  content: { 'application/json': { schema } },
})

function ref(path: string): Json {
  return { $ref: `#/components/${path}` }
}

/** Without what TypeBox keeps on its schemas for itself. */
const plain = (schema: TSchema): Json => JSON.parse(JSON.stringify(schema)) as Json
