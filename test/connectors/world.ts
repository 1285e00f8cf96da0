import { clockAt } from '../../base/clock.ts'
import type { ConnectorContext } from '../../office/incidents/connectors/contract.ts'
import type { ContainmentAction, Order, Target } from '../../office/incidents/connectors/order.ts'
import { outsideContext } from '../../office/incidents/connectors/outside-context.ts'

/** When the orders of the tests are given, and what time it is at the systems when they act. */
export const ordered = '2026-03-02T09:00:00.000Z'
export const acted = Date.parse('2026-03-02T09:00:05.000Z')
export const longAgo = Date.parse('2025-06-01T08:00:00.000Z')

/** The real network, a clock that stands still, and no waiting. */
export function testContext(more: Partial<ConnectorContext> = {}): ConnectorContext {
  return {
    ...outsideContext(clockAt(ordered)),
    wait: async () => {},
    limits: { seconds: 5, bytes: 128 * 1024 },
    ...more,
  }
}

export function order(action: ContainmentAction, target: Target, id = `order-${action}`): Order {
  return { id, action, target, ordered }
}

export function account(name: string): Target {
  return { kind: 'account', name }
}
