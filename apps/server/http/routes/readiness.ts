import { Problem } from '../../../../base/errors.ts'
import { sql } from '../../../../base/store/index.ts'
import type { VaultState } from '../../../../office/client-types.ts'
import type { ServerParts } from '../server-parts.ts'

/** States by their code; no addresses, paths or counts. */
export interface ReadinessAnswer {
  ready: boolean
  /** ok, or the code of a problem. */
  store: string
  ledger: 'ok' | 'blocked'
  vault: VaultState
  stopping: boolean
}

/** Callers are not known, so the database is asked at most once in this time whatever they do. */
const keptMs = 1000

/** Whether people can work: the database answers, the ledger takes entries, the vault is open, nobody is stopping us. */
export class Readiness {
  readonly #parts: ServerParts
  #asked: Promise<string> | undefined
  #at = 0

  constructor(parts: ServerParts) {
    this.#parts = parts
  }

  async look(): Promise<ReadinessAnswer> {
    const { office, door, stopping } = this.#parts
    const now = office.clock.now()
    if (this.#asked === undefined || Math.abs(now - this.#at) > keptMs) {
      this.#at = now
      this.#asked = this.#askStore()
    }
    const store = await this.#asked
    const ledger = office.recorder.blocked === undefined ? 'ok' : 'blocked'
    const vault = door.state()
    const ready = store === 'ok' && ledger === 'ok' && vault === 'open' && !stopping()
    return { ready, store, ledger, vault, stopping: stopping() }
  }

  #askStore(): Promise<string> {
    return this.#parts.office.store
      .read('nobody', (trx) => sql`select 1`.execute(trx), { statementSeconds: 2 })
      .then(
        () => 'ok',
        (cause: unknown) => (cause instanceof Problem ? cause.code : 'DEFECT'),
      )
  }
}
