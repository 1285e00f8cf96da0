import type { OutputOf } from '../../../../../office/client-types.ts'

/** What the office says of one setting (JSON Schema). */
export interface SettingShape {
  type?: 'string' | 'integer' | 'array'
  enum?: readonly string[]
  description?: string
  maxLength?: number
  /** A secret: kept sealed, never shown again. */
  writeOnly?: boolean
}

export type ConnectorKind = OutputOf<'list-connectors'>['kinds'][number]
export type Connected = OutputOf<'list-connectors'>['connectors'][number]

/** As it is typed: a list with commas between. */
export type Typed = Readonly<Record<string, string>>

/** Settings of a kind by name, those that are needed first as the office names them. */
export function settingsOf({ settings }: ConnectorKind): { name: string; shape: SettingShape; isNeeded: boolean }[] {
  const { properties = {}, required = [] } = settings as {
    properties?: Record<string, SettingShape>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, shape]) => ({ name, shape, isNeeded: required.includes(name) }))
}

/** What is sent: an empty field is left out, which leaves a secret as it is. */
export function valuesOf(kind: ConnectorKind, typed: Typed): Record<string, unknown> {
  const given = settingsOf(kind).flatMap(({ name, shape }): [string, unknown][] => {
    const value = shape.writeOnly === true ? (typed[name] ?? '') : (typed[name] ?? '').trim()
    return value === '' ? [] : [[name, readAs(shape, value)]]
  })
  return Object.fromEntries(given)
}

function readAs({ type }: SettingShape, value: string): unknown {
  if (type === 'integer') return Number(value)
  if (type !== 'array') return value
  return value.split(/[,\n，、]/).flatMap((part) => part.trim() || [])
}

/** Saved settings as they are typed. */
export function typedFrom(settings: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
  )
}
