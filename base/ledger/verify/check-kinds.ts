import { complaintAboutKind, complaintAboutUnknown } from '../entries/check-entry.ts'
import type { LedgerEntry } from '../entries/entry.ts'
import type { EntryKinds } from '../entries/kinds.ts'
import type { Findings } from './findings.ts'

const mostUnknown = 20

/** Checks entries against the kinds that are known; of the others their form, and says at the end which there were. */
export class KindCheck {
  readonly #kinds: EntryKinds
  readonly #found: Findings
  /** Kinds that are not known here: the first entry of each, and how many there are. */
  readonly #unknown = new Map<string, { first: number; count: number }>()

  constructor(kinds: EntryKinds, found: Findings) {
    this.#kinds = kinds
    this.#found = found
  }

  /** Whether entry `at` is of a known kind and states what that kind must. */
  holds(at: number, entry: LedgerEntry): boolean {
    if (!Object.hasOwn(this.#kinds, entry.what)) {
      const kind = this.#unknown.get(entry.what) ?? { first: at, count: 0 }
      if (this.#unknown.has(entry.what) || this.#unknown.size < mostUnknown)
        this.#unknown.set(entry.what, { ...kind, count: kind.count + 1 })
      const complaint = complaintAboutUnknown(entry)
      if (complaint !== undefined) this.#found.add(complaint, at)
      return false
    }
    const complaint = complaintAboutKind(entry, this.#kinds)
    if (complaint !== undefined) this.#found.add(complaint, at)
    return complaint === undefined
  }

  /** A kind that is not known here is no fault: somebody newer may have written it. What it must state cannot be checked. */
  remark(): void {
    for (const [what, { first, count }] of this.#unknown)
      this.#found.remark(
        `${count === 1 ? `entry ${first} is` : `${count} entries, the first of them ${first}, are`} of the kind ${what}, which this ` +
          'version does not know: their form was checked, not what they must state',
      )
    if (this.#unknown.size === mostUnknown) this.#found.remark('More kinds may be unknown than are listed here')
  }
}
