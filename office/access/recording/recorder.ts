import { complaintAbout, type EntryKinds, type Fact, referenceTo } from '../../../base/ledger/index.ts'
import type { Transaction } from '../../../base/store/index.ts'
import { version } from '../../../base/version.ts'

/** What an action tells the ledger. `subject` names its noun and id; only a keyed reference is written. */
export interface Entry {
  what: string
  subject?: readonly [noun: string, id: string]
  facts: { [name: string]: Fact }
}

/** Who did it: a person by account, or this program. */
export type RecordedActor = { account: string } | 'program'

/**
 * Writes entries in the transaction of what they tell of (`ledger_entries`); `numberEntries` takes them into the Merkle log
 * afterwards. Refuses, before anything is written, what is not of a known kind or looks like personal data.
 */
export class Recorder {
  readonly #key: Uint8Array
  readonly kinds: EntryKinds
  /** Told after each commit that wrote entries, so that the log follows soon. */
  wake: () => void = () => {}
  /** Why entries do not reach the log at present; then no personal data is served. */
  blocked: string | undefined

  constructor(referenceKey: Uint8Array, kinds: EntryKinds) {
    this.#key = referenceKey
    this.kinds = kinds
  }

  /** Inserts entries of a case, or of none. Throws `EntryRefused`-like errors: a defect of ours. */
  async write(
    trx: Transaction,
    actor: RecordedActor,
    caseId: string | undefined,
    entries: readonly Entry[],
  ): Promise<void> {
    if (entries.length === 0) return
    const by = actor === 'program' ? `program:cordon-${version}` : this.refer('person', actor.account)
    const rows = entries.map((entry) => ({
      case_id: caseId ?? null,
      actor: by,
      what: entry.what,
      subject: entry.subject === undefined ? null : this.refer(...entry.subject),
      facts: JSON.stringify(entry.facts),
    }))
    for (const [at, row] of rows.entries()) this.#check(row, entries[at]!)
    await trx.insertInto('ledger_entries').values(rows).execute()
  }

  /** `noun:` and the keyed hash of an id, as it stands in entries. */
  refer(noun: string, id: string): string {
    return referenceTo(noun, id, this.#key)
  }

  /** The hash alone, for a fact. */
  hashOf(noun: string, id: string): string {
    return this.refer(noun, id).slice(noun.length + 1)
  }

  #check({ actor, what, subject }: { actor: string; what: string; subject: string | null }, { facts }: Entry): void {
    const complaint = complaintAbout(
      { actor, what, subject, facts, seq: 0, at: '2026-01-01T00:00:00.000Z' },
      this.kinds,
    )
    if (complaint !== undefined) throw new TypeError(`The ledger refuses an entry: ${complaint}`)
  }
}
