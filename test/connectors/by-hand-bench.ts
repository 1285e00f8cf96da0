import { Secret } from '../../base/vault/index.ts'
import { byHand } from '../../office/incidents/connectors/by-hand.ts'
import type { Order } from '../../office/incidents/connectors/order.ts'
import type { Bench } from './bench.ts'
import { account, order, testContext } from './world.ts'

const token = 'leaked-token-lantern'

/** People instead of a system: they do what the task says, and report it. */
export async function openByHandBench(): Promise<Bench> {
  const acted = new Set<string>()
  const nowhere = () => {
    throw new Error('by hand needs no network')
  }
  return {
    connector: byHand,
    settings: {},
    context: testContext({ fetch: nowhere, openDirectory: nowhere }),
    orders: [
      order('disable-account', account('lam.sw')),
      order('revoke-sessions', account('lam.sw')),
      order('reset-credential', { kind: 'account', name: 'lam.sw' }),
      order('revoke-token', { kind: 'token', token: new Secret(token) }),
      order('block-indicator', { kind: 'indicator', type: 'ip', value: '198.51.100.7' }),
    ],
    aboutNobody: [],
    state: () => JSON.stringify([...acted]),
    isSo: ({ action }) => acted.has(action),
    changes: () => acted.size,
    exchanges: () => 0,
    faults: [],
    plant: () => {},
    secrets: () => [token],
    names: ['lam.sw', '198.51.100.7'],
    wrongSettings: {},
    reported(given): Order {
      const outcome = acted.has(given.action) ? 'already' : 'done'
      acted.add(given.action)
      return { ...given, report: { outcome, proof: [{ shows: 'the account list', sha256: 'a1'.repeat(32) }] } }
    },
    close: async () => {},
  }
}
