import { defineOfficeJob } from '../../access/index.ts'

/** Makes the files of a pack and writes their hashes into the ledger. */
export const makeProofPackJob = defineOfficeJob<{ pack: string }>({
  name: 'make-proof-pack',
  load: async () => (await import('./make-pack.ts')).makePack,
})
