import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { isLoopback } from '../../../base/addresses.ts'
import { Problem } from '../../../base/errors.ts'
import { Secret } from '../../../base/vault/index.ts'

const longest = 4096

/** A text of one line. */
export function textSetting(description: string): Type.TString {
  return Type.String({ description, minLength: 1, maxLength: longest, pattern: '^\\P{Cc}+$' })
}

/** An address such as `https://id.clinic.example/scim/v2`; `endpoint` reads it. */
export function urlSetting(description: string): Type.TString {
  return Type.String({ description, minLength: 8, maxLength: longest, pattern: '^https?://' })
}

/** A secret: kept sealed, given to the connector as `Secret`, shown to nobody. */
export function secretSetting(description: string) {
  return Type.Unsafe<Secret>({ type: 'string', description, minLength: 1, maxLength: longest, writeOnly: true })
}

/** Accounts that are never touched: whoever disables the last administrator or the emergency account has locked himself out. */
export function protectedAccounts() {
  return Type.Optional(
    Type.Array(textSetting('A sign-in name'), {
      description: 'Accounts that are never touched: emergency accounts, administrators, the account of this connector',
      maxItems: 500,
    }),
  )
}

/**
 * Settings as they were kept, checked against the shape, with every secret as `Secret`. Throws `CONNECTOR_SETTINGS`, which names
 * the key and what it takes, and never a value.
 */
export function readSettings<S extends Type.TObject>(connector: string, shape: S, given: unknown): Type.Static<S> {
  const secrets = Object.keys(shape.properties).filter(
    (key) => (shape.properties[key] as { writeOnly?: boolean }).writeOnly,
  )
  const plain: Record<string, unknown> = typeof given === 'object' && given !== null ? { ...given } : {}
  for (const key of secrets) {
    const value = plain[key]
    if (value instanceof Secret) plain[key] = value.text()
  }
  const check = Compile(shape)
  if (!check.Check(plain)) {
    const [first] = check.Errors(plain)
    throw wrongSetting(connector, nameOf(first), first?.message ?? 'has the wrong shape')
  }
  const read: Record<string, unknown> = { ...plain }
  for (const key of secrets) {
    const value = read[key]
    if (typeof value === 'string') read[key] = new Secret(value)
  }
  return read as Type.Static<S>
}

function nameOf(error: { instancePath: string; params?: object } | undefined): string {
  const { requiredProperties, additionalProperties } = (error?.params ?? {}) as Record<string, string[] | undefined>
  const path = error?.instancePath.slice(1).replaceAll('/', '.') ?? ''
  return path || (requiredProperties ?? additionalProperties)?.[0] || 'the settings'
}

export function wrongSetting(connector: string, key: string, why: string): Problem {
  return new Problem(
    'CONNECTOR_SETTINGS',
    `The setting "${key}" of the connector ${connector} ${why}`,
    'Correct it; docs/guides/add-a-connector.md says what each connector takes',
  )
}

/** A base address from the settings: https, or http to this very machine; without name, password, query or fragment. */
export function endpoint(connector: string, key: string, text: string): URL {
  const url = URL.parse(text)
  if (url === null) throw wrongSetting(connector, key, 'is not an address')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw wrongSetting(connector, key, 'must begin with https:// (http:// is allowed to this very machine only)')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw wrongSetting(connector, key, 'must hold no name, password, query or fragment')
  return url
}
