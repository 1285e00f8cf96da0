import { defineOfficeJob } from '../../access/index.ts'

/** Closes a pack with the proofs of the log. Only the process that keeps the log can: others pass it on. */
export const sealProofPackJob = defineOfficeJob<{ pack: string }>({
  name: 'seal-proof-pack',
  retries: 60,
  backoffSeconds: 2,
  load: async () => (await import('./seal-pack.ts')).sealPack,
})
