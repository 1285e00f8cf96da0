import { Compile } from 'typebox/compile'
import type { Canaries } from './canaries.ts'

/** A JSON schema, as far as inputs of actions use it. */
export interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  pattern?: string
  maxLength?: number
  items?: Schema
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  required?: string[]
}

/** In an input that a test gives: here a canary, in the form that the field takes. */
export const TYPED = Symbol('typed')

type Form = 'text' | 'email' | 'word'
const forms: readonly Form[] = ['text', 'email', 'word']
/** Of a canary of this form. */
const lengths: Record<Form, number> = { text: 40, email: 30, word: 15 }
const examples: Record<Form, string> = { text: 'Ab 12, x', email: 'Ab12@x.example', word: 'kwazivbq12zuq' }

/** In which form this field takes what a person types; undefined for ids, times, hashes and words of closed lists. */
export function formOf(schema: Schema): Form | undefined {
  if (schema.type !== 'string' || schema.enum !== undefined || schema.const !== undefined) return undefined
  const pattern = new RegExp(schema.pattern ?? '', 'u')
  return forms.find((form) => pattern.test(examples[form]) && lengths[form] <= (schema.maxLength ?? 1000))
}

/** Paths of all fields of a shape that take typed text: `.told`, `.target|0.name`, `.proof[].shows`, `.answers.*`. */
export function typedPaths(schema: Schema, path = ''): string[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((one, at) => typedPaths(one, `${path}|${at}`))
  if (schema.items !== undefined) return typedPaths(schema.items, `${path}[]`)
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => typedPaths(one, `${path}.${name}`))
  const free = Object.values(schema.patternProperties ?? {}).flatMap((one) => typedPaths(one, `${path}.*`))
  return [...(formOf(schema) === undefined ? [] : [path]), ...named, ...free]
}

/**
 * `given` with a canary in every field of typed text that it leaves out, also in those that may be left out, and in place of `TYPED`.
 * `action`: for the name of each canary.
 */
export function fill(schema: Schema, given: unknown, canaries: Canaries, action: string): unknown {
  if (given === TYPED || given === undefined) {
    const form = formOf(schema.anyOf?.find((one) => formOf(one) !== undefined) ?? schema)
    if (form !== undefined) return canaries[form](action)
    if (given === TYPED) return canaries.text(action)
  }
  if (Array.isArray(given)) return given.map((one) => fill(schema.items ?? {}, one, canaries, action))
  if (schema.properties === undefined && !isPlain(given)) return given
  const branch = branchFor(schema, given)
  const fields = isPlain(given) ? given : {}
  const names = new Set([...Object.keys(branch.properties ?? {}), ...Object.keys(fields)])
  const filled = [...names].map((name) => {
    const field = branch.properties?.[name] ?? Object.values(branch.patternProperties ?? {})[0] ?? {}
    return [name, fill(field, fields[name], canaries, `${action}.${name}`)] as const
  })
  const kept = filled.filter(([, value]) => value !== undefined)
  return given === undefined && kept.length === 0 ? undefined : Object.fromEntries(kept)
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Of several shapes the one whose fixed words agree. */
function branchFor(schema: Schema, given: unknown): Schema {
  if (schema.anyOf === undefined || !isPlain(given)) return schema
  return schema.anyOf.find(({ properties }) => properties?.['kind']?.const === given['kind']) ?? schema
}

/** Paths at which this input holds a text that somebody typed, of those of `typedPaths`. */
export function typedAt(schema: Schema, value: unknown, isTyped: (text: string) => boolean, path = ''): string[] {
  if (schema.anyOf !== undefined)
    return schema.anyOf.flatMap((one, at) =>
      Compile(one as never).Check(value) ? typedAt(one, value, isTyped, `${path}|${at}`) : [],
    )
  if (typeof value === 'string') return formOf(schema) !== undefined && isTyped(value) ? [path] : []
  if (Array.isArray(value)) return value.flatMap((one) => typedAt(schema.items ?? {}, one, isTyped, `${path}[]`))
  if (!isPlain(value)) return []
  return Object.entries(value).flatMap(([name, one]) => {
    const own = schema.properties?.[name]
    const free = Object.values(schema.patternProperties ?? {})[0]
    return typedAt(own ?? free ?? {}, one, isTyped, own === undefined ? `${path}.*` : `${path}.${name}`)
  })
}
