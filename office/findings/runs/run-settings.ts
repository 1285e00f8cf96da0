import type { Transaction } from '../../../base/store/index.ts'
import { ownDomains, type Provider } from '../../../engine/case/index.ts'
import { fingerprintOf, type ReadSettings } from '../../../engine/read-evidence.ts'
import { type Office, readProvider } from '../../access/index.ts'

/** Who the provider is, and how evidence is read for it. */
export interface RunSettings {
  provider: Provider
  settings: ReadSettings
  fingerprint: string
}

/** Throws `PROVIDER_INVALID` before anybody has said who the provider is. */
export async function runSettings(office: Office, trx: Transaction): Promise<RunSettings> {
  const provider = await readProvider(office, trx)
  const settings = { keepText: true, ownDomains: ownDomains(provider) }
  return { provider, settings, fingerprint: fingerprintOf(settings) }
}
