import type { Connector, ConnectorContext } from '../../office/incidents/connectors/contract.ts'
import type { Order } from '../../office/incidents/connectors/order.ts'

/** A connector with a system that it is connected to, for the conformance suite. The system is a real server with state. */
export interface Bench {
  connector: Connector
  /** Settings with which it works. */
  settings: Record<string, unknown>
  context: ConnectorContext
  /** One order for each action on offer, about somebody or something that is there. */
  orders: readonly Order[]
  /** Orders that find nobody. */
  aboutNobody: readonly Order[]
  /** Everything that the system holds, as text: the same text, nothing changed. */
  state(): string
  /** Whether the system is as ordered. */
  isSo(order: Order): boolean
  /** How often the system changed something. */
  changes(): number
  /** Exchanges so far. */
  exchanges(): number
  faults: readonly string[]
  /** Makes the exchange after so many others (0: the next one) go wrong, once. */
  plant(after: number, fault: string): void
  /** Texts that must stand nowhere in an answer. */
  secrets(): readonly string[]
  /** Texts that must not stand in what is said. */
  names: readonly string[]
  /** Settings that must be refused, by key. */
  wrongSettings: Record<string, Record<string, unknown>>
  /** The order as it is given again after a person has acted; by hand only. */
  reported?(order: Order): Order
  close(): Promise<void>
}
