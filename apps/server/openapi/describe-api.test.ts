import Type from 'typebox'
import { Compile } from 'typebox/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions } from '../../../office/actions.ts'
import { openTestServer, type TestServer } from '../../../test/test-server.ts'
import { describeApi } from './describe-api.ts'

/** What OpenAPI 3.1.0 (section 4.8) asks of the parts that we use, in our own words. */
const reference = Type.Object(
  { $ref: Type.String({ pattern: '^#/components/(schemas|parameters)/\\w+$' }) },
  { additionalProperties: false },
)
const schema = Type.Object({ $ref: Type.Optional(Type.String()), type: Type.Optional(Type.String()) })
const content = Type.Record(
  Type.String({ pattern: '^[a-z]+/[a-z+-]+$' }),
  Type.Object({ schema: Type.Optional(schema) }),
)
const parameter = Type.Object({
  name: Type.String({ minLength: 1 }),
  in: Type.Enum(['header', 'path', 'query', 'cookie']),
  required: Type.Boolean(),
  schema,
})
const operation = Type.Object(
  {
    operationId: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    summary: Type.String({ minLength: 1 }),
    description: Type.Optional(Type.String()),
    tags: Type.Array(Type.String()),
    parameters: Type.Array(Type.Union([reference, parameter])),
    requestBody: Type.Optional(Type.Object({ required: Type.Boolean(), content })),
    responses: Type.Record(
      Type.String({ pattern: '^([1-5][0-9]{2}|default)$' }),
      Type.Object({ description: Type.String({ minLength: 1 }), content: Type.Optional(content) }),
    ),
    security: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Array(Type.String())))),
  },
  { additionalProperties: false },
)
const openApi = Type.Object(
  {
    openapi: Type.String({ pattern: '^3\\.1\\.\\d+$' }),
    info: Type.Object({ title: Type.String(), version: Type.String() }),
    jsonSchemaDialect: Type.String(),
    paths: Type.Record(
      Type.String({ pattern: '^/' }),
      Type.Object(
        { get: Type.Optional(operation), post: Type.Optional(operation), put: Type.Optional(operation) },
        { additionalProperties: false },
      ),
    ),
    components: Type.Object({
      schemas: Type.Record(Type.String({ pattern: '^[a-zA-Z0-9._-]+$' }), schema),
      securitySchemes: Type.Record(
        Type.String(),
        Type.Object({ type: Type.Literal('apiKey'), in: Type.String(), name: Type.String() }),
      ),
      parameters: Type.Record(Type.String(), parameter),
    }),
    security: Type.Array(Type.Record(Type.String(), Type.Array(Type.String()))),
  },
  { additionalProperties: false },
)

/** Keywords of JSON Schema 2020-12 and what their values are. */
const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
const keywords: Record<string, (value: unknown) => boolean> = {
  type: (value) => [value].flat().every((one) => types.includes(String(one))),
  enum: Array.isArray,
  const: () => true,
  default: () => true,
  pattern: (value) => new RegExp(String(value)) instanceof RegExp,
  ...Object.fromEntries(
    ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum'].map((name) => [name, Number.isFinite]),
  ),
  uniqueItems: (value) => typeof value === 'boolean',
  required: (value) => Array.isArray(value) && new Set(value).size === value.length,
  additionalProperties: isSchema,
  items: isSchema,
  anyOf: (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema),
  properties: (value) => Object.values(value as object).every(isSchema),
  patternProperties: (value) => Object.values(value as object).every(isSchema),
  description: (value) => typeof value === 'string',
  $ref: (value) => typeof value === 'string',
}
function isSchema(value: unknown): boolean {
  if (typeof value === 'boolean') return true
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(([name, one]) => {
    if (keywords[name]?.(one)) return true
    throw new Error(`the keyword ${name} is not known here, or cannot be ${JSON.stringify(one)}`)
  })
}

describe('the description of the API', () => {
  const api = JSON.parse(JSON.stringify(describeApi(actions)))
  let server: TestServer
  beforeAll(async () => {
    server = await openTestServer({ actions })
  })
  afterAll(() => server?.close())

  test('is OpenAPI 3.1', () => {
    const [, errors] = Compile(openApi).Errors(api)
    expect(errors).toEqual([])
  })

  test('a description that is wrong would be noticed', () => {
    const broken = structuredClone(api)
    delete broken.paths['/api/session'].get.responses['200'].description
    expect(Compile(openApi).Check(broken)).toBe(false)
    expect(() => isSchema({ type: 'string', minLenght: 3 })).toThrow('minLenght')
  })

  test('holds schemas of JSON Schema 2020-12 only, and references that lead somewhere', () => {
    let seen = 0
    const walk = (at: unknown): void => {
      if (typeof at !== 'object' || at === null) return
      for (const [name, value] of Object.entries(at)) {
        if (name === 'schema' || name === 'Problem' || name === 'Waiting') expect(isSchema(value)).toBe(true)
        if (name === 'schema') seen++
        if (name === '$ref') {
          const path = String(value).slice(2).split('/')
          expect(
            path.reduce((part, key) => part?.[key], api),
            String(value),
          ).toBeDefined()
        }
        walk(value)
      }
    }
    walk(api)
    expect(seen).toBeGreaterThan(2 * actions.length)
  })

  test('names every operation once', () => {
    const ids = Object.values(api.paths).flatMap((path) =>
      Object.values(path as object).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('tells of every route of the API, and of no other; and which are open', () => {
    const told = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, { security?: unknown[] }>).map(
        ([method, { security }]) => `${method.toUpperCase()} ${path} ${security?.length === 0 ? 'open' : 'session'}`,
      ),
    )
    const routes = server.http.routes
      .filter(({ method, url }) => url.startsWith('/api/') && method !== 'HEAD' && url !== '/api/openapi.json')
      .map(
        ({ method, url, open }) =>
          `${method} ${url.replace(/:(\w+)/g, '{$1}')} ${open === undefined ? 'session' : 'open'}`,
      )
    expect(told.sort()).toEqual(routes.sort())
  })

  test('is served to everybody', async () => {
    const answer = await server.nobody.get('/api/openapi.json')
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual(api)
  })
})
