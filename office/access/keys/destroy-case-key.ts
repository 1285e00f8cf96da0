import type { EraseReason } from '../../../base/vault/index.ts'
import { defineOfficeJob } from '../office-job.ts'

/** The key goes after the decision is committed, and however often it is tried: done once, it stays done. */
export const destroyCaseKey = defineOfficeJob<{ reason: EraseReason }>({
  name: 'destroy-case-key',
  load:
    async () =>
    async (office, { reason }, { caseId }) => {
      if (caseId === null) throw new TypeError('a key is destroyed for a case')
      const there = office.keyring.cases().find((one) => one.caseId === caseId)
      if (there !== undefined && there.versions.length > 0) await office.keyring.eraseCase(caseId, reason)
      return async () => 'destroyed'
    },
})
