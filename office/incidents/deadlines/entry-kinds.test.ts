import { expect, test } from 'vitest'
import { complaintAbout, type EntryKinds, referenceTo } from '../../../base/ledger/index.ts'
import { loadDuties, yesNoJudgements } from '../../../engine/duties/index.ts'
import { deadlineKinds } from './entry-kinds.ts'

test('the ledger takes an entry about any duty, any place and any judgement', () => {
  const subject = referenceTo('deadline', 'x', new Uint8Array(32))
  const common = { seq: 0, at: '2026-03-02T09:00:00.000Z', actor: 'program:cordon-1.0.0', subject }
  for (const { id, jurisdiction } of loadDuties()) {
    const causes = {
      [`affected.residents.${jurisdiction.toLowerCase()}`]: 1,
      [`affected.possible.residents.${jurisdiction.toLowerCase()}`]: 1,
      ...Object.fromEntries(yesNoJudgements.map((name) => [`judgements.${name}`, 1])),
    }
    const facts = { duty: id, status: 'not-applicable', causes }
    expect(complaintAbout({ ...common, what: 'deadline.undated', facts }, deadlineKinds as EntryKinds)).toBeUndefined()
  }
})
