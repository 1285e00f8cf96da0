import { readFileSync } from 'node:fs'
import { Secret } from '../../../base/vault/index.ts'
import { wrong } from './config.ts'
import { type Env, type SecretName, secretNames } from './env.ts'

/** Apart from the config, in a type that prints as [redacted]. */
export type Secrets = Readonly<Partial<Record<SecretName, Secret>>>

/** Each from `NAME`, or from the file that `NAME_FILE` names. Throws `SETTING_INVALID` for both, and for a file that cannot be read. */
export function readSecrets(env: Env): Secrets {
  const found: Partial<Record<SecretName, Secret>> = {}
  for (const name of secretNames) {
    const [value, path] = [env[name], env[`${name}_FILE`]]
    if (value !== undefined && path !== undefined) throw wrong(name, `and ${name}_FILE are both set: give one`)
    if (value !== undefined) found[name] = new Secret(value)
    if (path !== undefined) found[name] = new Secret(readSecretFile(`${name}_FILE`, path))
  }
  return found
}

/** Without the line's end that editors leave. */
export function readSecretFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '')
  } catch {
    throw wrong(name, 'names a file that cannot be read')
  }
}
