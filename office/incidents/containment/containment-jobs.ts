import { defineOfficeJob } from '../../access/index.ts'

/** The outside is asked in jobs alone, never in a transaction; what each of these does can be done twice without harm (connectors/contract.ts). */
const outward = { retries: 3, leaseSeconds: 120 }

export const checkConnectorJob = defineOfficeJob<{ connector: string }>({
  name: 'check-connector',
  ...outward,
  load: async () => (await import('./ask-connector.ts')).checkHealth,
})

export const dryRunJob = defineOfficeJob<{ containment: string }>({
  name: 'dry-run-containment',
  ...outward,
  load: async () => (await import('./ask-connector.ts')).runDry,
})

export const carryOutJob = defineOfficeJob<{ containment: string; attempt: number }>({
  name: 'carry-out-containment',
  ...outward,
  load: async () => (await import('./ask-connector.ts')).carryOut,
})
