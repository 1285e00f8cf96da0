import { join } from 'node:path'
import { writePieces } from '../../../base/files/index.ts'
import type { Transaction } from '../../../base/store/index.ts'
import { sealRow } from '../../../base/vault/index.ts'
import { parseProvider } from '../../../engine/case/index.ts'
import { checkRosterFiles } from '../../../engine/check-roster-files.ts'
import type { RosterAnswer } from '../../../engine/roster-checker.ts'
import { defineOfficeJob, type Office, officeKeys, readProviderText } from '../../access/index.ts'
import { inScratch } from '../runs/scratch.ts'
import { hashing } from '../sources/hashing.ts'
import { hashesOf, type RosterWords } from './roster.ts'
import { rosterFiles } from './roster-files.ts'

/** Reads a roster that has come in whole, in a closed process, and keeps what it found: figures, and words under seal. */
export const checkRoster = defineOfficeJob<{ roster: string }>({
  name: 'check-roster',
  leaseSeconds: 300,
  retries: 2,
  load:
    async () =>
    async (office, { roster }, { signal }) => {
      const { answer, content } = await readFiles(office, roster, signal)
      const figures = 'figures' in answer ? answer.figures : undefined
      const state = figures === undefined ? ('failed' as const) : ('ready' as const)
      const words: RosterWords =
        'figures' in answer ? { content, remarks: answer.remarks } : { content, remarks: [], problem: answer.what }
      const keys = office.keyring.caseKeys(officeKeys)
      return async (trx: Transaction) => {
        const kept = await trx
          .updateTable('rosters')
          .set({
            ...{ state, failure: 'code' in answer ? answer.code : null },
            ...(figures !== undefined && { counts: JSON.stringify(figures) }),
            words: sealRow(keys, { table: 'rosters', row: roster }, words),
            read_at: new Date(office.clock.now()),
          })
          .where('id', '=', roster)
          .where('state', '=', 'waiting')
          .returning('number')
          .executeTakeFirst()
        // Removed meanwhile.
        if (kept === undefined) return 'removed'
        const facts = { number: kept.number, state, patients: figures?.patients ?? 0, content: hashesOf(content) }
        await office.recorder.write(trx, 'program', undefined, [
          { what: 'roster.read', subject: ['roster', roster], facts },
        ])
        return state
      }
    },
})

async function readFiles(
  office: Office,
  roster: string,
  signal: AbortSignal,
): Promise<{ answer: RosterAnswer; content: string[] }> {
  const provider = await office.store.read('nobody', (trx) => readProviderText(office, trx))
  const basedIn = provider === undefined ? '' : parseProvider(provider.text, 'the provider settings').based_in
  return inScratch(office, `roster-${roster}`, async (folder) => {
    const content: string[] = []
    const files: { name: string; path: string }[] = []
    for (const { n, name, pieces } of await rosterFiles(office, roster)) {
      signal.throwIfAborted()
      const seen = hashing(pieces())
      const path = join(folder, String(n))
      await writePieces(path, seen.pieces)
      content.push(seen.sha256())
      files.push({ name, path })
    }
    return { answer: await checkRosterFiles({ files, basedIn, asOf: office.clock.now() }, signal), content }
  })
}
