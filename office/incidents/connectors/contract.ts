import type Type from 'typebox'
import type { Clock } from '../../../base/clock.ts'
import type { OpenDirectory } from '../../../base/directory/index.ts'
import type { Answer, Health, Preview } from './answer.ts'
import type { ContainmentAction, Order } from './order.ts'

/**
 * A containment connector carries out one kind of order in one kind of system: it disables an account, ends sessions, makes a
 * password worthless, revokes a token, blocks an address. Members stand in all.ts; conformance.ts tests each of them against
 * what follows.
 *
 * 1. **It says what it can do, and why not the rest.** `can` and `cannot` name every action, in words. An action that the
 *    system does not truly offer is refused as `not-offered` with the next best thing to do; nothing is sent.
 * 2. **`dryRun` changes nothing.** It reads what would change (finds the account, counts the sessions) and says so. Where the
 *    system has no way to ask, it answers `cannot-tell` and sends nothing that a careless receiver could take for an order.
 * 3. **`carryOut` is idempotent.** It looks first; what is already so is answered `done` with `already: true` and not done
 *    again. One order makes at most one change, with one request; that request is never repeated by the connector. Reading may be.
 * 4. **Three answers, and each is a promise.** `done`: it was seen to be so afterwards, or the system says in so many words
 *    that it did it. `refused`: it was certainly not done. `unknown`: anything else, such as no answer in time or half an
 *    answer; the same order may be given again, and a dry run tells how things stand.
 * 5. **It hits exactly one account.** No account is `not-found`, several are `ambiguous`, one whose name is not the ordered
 *    name (a server that ignores the filter) is neither touched nor guessed. Accounts and addresses under `protected` in the
 *    settings are never touched.
 * 6. **Words without secrets.** `said` is for the ledger and logs: it names no person, account, address or secret, and carries
 *    no text that the other system made up. What was seen by name stands in `seen`, which is personal data and is kept sealed.
 *    A new password is random, is sent to the system and nowhere else, and is kept nowhere.
 * 7. **Only the hosts of the settings.** Over TLS, verified, except to this very machine. Redirects are not followed, addresses
 *    in answers are not visited. Every request ends within `limits.seconds`, every answer within `limits.bytes`.
 * 8. **It keeps nothing** between orders: no token, no state, no file.
 *
 * The office shows the dry run, asks a person to confirm, calls `carryOut`, and records both answers. A member throws only for
 * defects; what goes wrong outside is an answer.
 */
export interface Connector {
  /** `microsoft-graph`: file name, and name in settings and records. */
  readonly name: string
  /** `Microsoft Entra ID (Graph)`, as people know it. */
  readonly title: string
  /** What it does for each action that it offers, in a sentence. */
  readonly can: Readonly<Partial<Record<ContainmentAction, string>>>
  /** For each other action why not, and what to do instead. */
  readonly cannot: Readonly<Partial<Record<ContainmentAction, string>>>
  /** Shape of the settings as JSON; fields with `writeOnly` are secrets, kept sealed and given as `Secret`. */
  readonly settings: Type.TObject
  /**
   * Makes ready, without asking anybody anything. Throws `CONNECTOR_SETTINGS` naming the key that is wrong, never its value.
   * Secrets in `settings` are texts or `Secret`s.
   */
  open(settings: unknown, context: ConnectorContext): Connection
}

export interface Connection {
  /** Whether the system answers, and which of its actions the connector's rights allow. Changes nothing. */
  check(): Promise<Health>
  /** What would change. Changes nothing. */
  dryRun(order: Order): Promise<Preview>
  /** Does it, once. */
  carryOut(order: Order): Promise<Answer>
}

/** Everything that a connector may use of the world. */
export interface ConnectorContext {
  readonly fetch: typeof globalThis.fetch
  readonly openDirectory: OpenDirectory
  readonly clock: Clock
  /** Bytes that nobody can guess. */
  random(bytes: number): Uint8Array
  /** Waits between two looks at a system that is slow to show a change. */
  wait(seconds: number): Promise<void>
  readonly limits?: Partial<Limits>
}

export interface Limits {
  /** For one request and its answer. An order takes at most twenty of them. */
  seconds: number
  /** Of one answer. */
  bytes: number
}

export const defaultLimits: Limits = { seconds: 15, bytes: 1 << 20 }
