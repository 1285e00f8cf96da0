import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer, Health, Preview } from '../../office/incidents/connectors/answer.ts'
import type { Connection, ConnectorContext } from '../../office/incidents/connectors/contract.ts'
import { containmentActions, type Order, type Target } from '../../office/incidents/connectors/order.ts'
import type { Bench } from './bench.ts'
import { order } from './world.ts'

/**
 * What office/incidents/connectors/contract.ts promises, tested on one connector. Every number below is one of the contract's.
 * The heart is the third describe: whatever goes wrong at whichever exchange, `done` is only said when it is so, and `refused`
 * only when nothing was changed.
 */
export function connectorCases(openBench: () => Promise<Bench>): void {
  let bench: Bench
  let connection: Connection
  const heard: (Answer | Preview | Health)[] = []

  beforeEach(async () => {
    bench = await openBench()
    connection = bench.connector.open(bench.settings, bench.context)
    heard.length = 0
  })

  afterEach(async () => {
    for (const answer of heard) checkWords(bench, answer)
    await bench.close()
  })

  async function carryOut(given: Order): Promise<Answer> {
    const answer = await connection.carryOut(given)
    heard.push(answer)
    return answer
  }
  async function dryRun(given: Order): Promise<Preview> {
    const answer = await connection.dryRun(given)
    heard.push(answer)
    return answer
  }
  /** The order as it is given for good: by hand, with what the person reported. */
  const settled = (given: Order): Order => bench.reported?.(given) ?? given

  describe('what it does', () => {
    test('1: says of every action whether it does it, and there is an order for each that it does', () => {
      const { can, cannot } = bench.connector
      expect([...Object.keys(can), ...Object.keys(cannot)].sort()).toEqual([...containmentActions].sort())
      expect(bench.orders.map(({ action }) => action).sort()).toEqual(Object.keys(can).sort())
    })

    test('1: refuses what it does not offer, with the reason, and asks nobody', async () => {
      for (const action of containmentActions.filter((one) => bench.connector.can[one] === undefined)) {
        for (const answer of [
          await dryRun(order(action, targets[action])),
          await carryOut(order(action, targets[action])),
        ])
          expect(answer).toMatchObject({
            outcome: 'refused',
            reason: 'not-offered',
            said: bench.connector.cannot[action],
          })
      }
      expect(bench.exchanges()).toBe(0)
    })

    test('2: a dry run changes nothing, before and after', async () => {
      for (const given of bench.orders) {
        const before = bench.state()
        expect((await dryRun(given)).outcome).toMatch(/^(would-change|cannot-tell)$/)
        expect(bench.state()).toBe(before)
        await carryOut(settled(given))
        const after = bench.state()
        expect((await dryRun(given)).outcome).toMatch(/^(already-so|cannot-tell)$/)
        expect(bench.state()).toBe(after)
      }
    })

    test('3: done once, and the second time already so', async () => {
      for (const given of bench.orders) {
        const changes = bench.changes()
        expect(bench.isSo(given)).toBe(false)
        const exchanges = bench.exchanges()
        expect(await carryOut(settled(given))).toMatchObject({ outcome: 'done', already: false })
        expect(bench.exchanges() - exchanges).toBeLessThanOrEqual(20)
        expect(bench.isSo(given)).toBe(true)
        expect(await carryOut(settled(given))).toMatchObject({ outcome: 'done', already: true })
        expect(bench.changes() - changes).toBe(1)
      }
    })

    test('5: finds nobody where nobody is', async () => {
      const before = bench.state()
      for (const given of bench.aboutNobody) {
        expect(await dryRun(given)).toMatchObject({ outcome: 'refused', reason: 'not-found' })
        expect(await carryOut(given)).toMatchObject({ outcome: 'refused', reason: 'not-found' })
      }
      expect(bench.state()).toBe(before)
    })

    test('check: works, and speaks of every action on offer', async () => {
      const before = bench.state()
      const health = await connection.check()
      heard.push(health)
      expect(health.working).toMatch(/^(yes|unknown)$/)
      expect(health.rights.map(({ action }) => action).sort()).toEqual(Object.keys(bench.connector.can).sort())
      expect(bench.state()).toBe(before)
    })
  })

  describe('orders that are none', () => {
    test.each<[string, (given: Order) => Order]>([
      ['without a number', (given) => ({ ...given, id: '' })],
      ['with a name for a number', (given) => ({ ...given, id: 'Lam Siu Wai' })],
      ['without a time', (given) => ({ ...given, ordered: 'yesterday' })],
      ['about something else', (given) => ({ ...given, target: misfit(given.target) })],
      ['about no name', (given) => ({ ...given, target: withText(given.target, '') })],
      ['about a name with a line break', (given) => ({ ...given, target: withText(given.target, 'lam\r\nX: y') })],
      ['about a name without end', (given) => ({ ...given, target: withText(given.target, 'x'.repeat(20_000)) })],
    ])('%s', async (_, spoil) => {
      for (const given of bench.orders) {
        expect(await dryRun(spoil(given))).toMatchObject({ outcome: 'refused', reason: 'invalid-order' })
        expect(await carryOut(spoil(given))).toMatchObject({ outcome: 'refused', reason: 'invalid-order' })
      }
      expect(bench.exchanges()).toBe(0)
    })
  })

  describe('4: what goes wrong', () => {
    test('whatever happens at whichever exchange, nothing untrue is said, and the order can be given again', async () => {
      const cases = await plan()
      // Several at a time, each with a system of its own: most of the time goes into waiting for answers that do not come.
      const next = cases.values()
      const work = async (): Promise<void> => {
        for (const one of next) await inTrouble(openBench, one)
      }
      await Promise.all(Array.from({ length: 8 }, work))
    })

    test('a dry run or a check in trouble changes nothing and never says yes to what it did not see', async () => {
      const [given] = bench.orders
      for (const fault of bench.faults) {
        const before = bench.state()
        const { check, dryRun } = bench.connector.open(bench.settings, impatient(bench, fault))
        for (let at = 0; at < 2; at++) {
          bench.plant(at, fault)
          heard.push(await check())
          bench.plant(at, fault)
          const preview = await dryRun(given!)
          heard.push(preview)
          expect(preview.outcome, fault).not.toBe('already-so')
        }
        expect(bench.state(), fault).toBe(before)
      }
    })

    /** Every order, every exchange of it, every fault. */
    async function plan(): Promise<Trouble[]> {
      const cases: Trouble[] = []
      for (const [which, given] of bench.orders.entries()) {
        const from = bench.exchanges()
        await carryOut(settled(given))
        const exchanges = bench.exchanges() - from
        for (let at = 0; at < exchanges; at++) for (const fault of bench.faults) cases.push({ which, at, fault })
      }
      return cases
    }
  })

  test('settings: wrong ones are named by key and never shown', () => {
    for (const [key, wrong] of Object.entries(bench.wrongSettings)) {
      const open = () => bench.connector.open({ ...bench.settings, ...wrong }, bench.context)
      expect(open, key).toThrow(
        expect.objectContaining({ code: 'CONNECTOR_SETTINGS', message: expect.stringContaining(`"${key}"`) }),
      )
      for (const value of [...Object.values(wrong), ...bench.secrets()].filter(
        (one) => typeof one === 'string' && one.length > 12,
      ))
        expect(open, key).not.toThrow(expect.objectContaining({ message: expect.stringContaining(value as string) }))
    }
    const stray = () => bench.connector.open({ ...bench.settings, colour: 'blue' }, bench.context)
    expect(stray).toThrow(expect.objectContaining({ code: 'CONNECTOR_SETTINGS' }))
    expect(bench.exchanges()).toBe(0)
  })
}

interface Trouble {
  /** Which order, and at which of its exchanges. */
  which: number
  at: number
  fault: string
}

async function inTrouble(openBench: () => Promise<Bench>, { which, at, fault }: Trouble): Promise<void> {
  const bench = await openBench()
  const connection = bench.connector.open(bench.settings, impatient(bench, fault))
  const original = bench.orders[which]!
  const given = bench.reported?.(original) ?? original
  const before = bench.state()
  bench.plant(at, fault)
  const answer = await connection.carryOut(given)
  const where = `${given.action}, exchange ${at}: ${fault}: ${JSON.stringify(answer)}`
  checkWords(bench, answer)
  if (answer.outcome === 'done') expect(bench.isSo(given), where).toBe(true)
  if (answer.outcome === 'refused') expect(bench.state(), where).toBe(before)
  if (fault === '429' && answer.outcome === 'refused') expect(answer.retryAfterSeconds, where).toBe(17)
  expect(bench.changes(), where).toBeLessThanOrEqual(1)
  const patient = bench.connector.open(bench.settings, bench.context)
  const again = await patient.carryOut(given)
  checkWords(bench, again)
  expect(again.outcome, where).toBe('done')
  expect(bench.isSo(given), where).toBe(true)
  // 3: the change itself was never sent twice by one order; a second order may find that the first one worked.
  expect(bench.changes(), where).toBe(1)
  await bench.close()
}

/** Short limits where an answer will never come, long ones where it will, so that a slow machine does not look like silence. */
function impatient({ context }: Bench, fault: string): ConnectorContext {
  return fault.startsWith('silence') ? { ...context, limits: { ...context.limits, seconds: 0.5 } } : context
}

/** 6: words without names and secrets. */
function checkWords(bench: Bench, answer: Answer | Preview | Health): void {
  const warnings = 'warnings' in answer ? answer.warnings : []
  const rights = 'rights' in answer ? answer.rights.map(({ said }) => said) : []
  const said = [answer.said, ...warnings, ...rights].join(' ')
  for (const name of bench.names) expect(said.toLowerCase()).not.toContain(name.toLowerCase())
  const all = `${JSON.stringify(answer)} ${inspect(answer, { depth: 9 })}`
  for (const secret of bench.secrets()) expect(all).not.toContain(secret)
  expect(answer.said).toMatch(/^[A-Z].{10,}/)
}

const targets: Record<(typeof containmentActions)[number], Target> = {
  'disable-account': { kind: 'account', name: 'lam' },
  'revoke-sessions': { kind: 'account', name: 'lam' },
  'reset-credential': { kind: 'account', name: 'lam' },
  'revoke-token': { kind: 'account', name: 'lam' },
  'block-indicator': { kind: 'indicator', type: 'ip', value: '198.51.100.7' },
}

function withText(target: Target, text: string): Target {
  if (target.kind === 'account') return { ...target, name: text }
  if (target.kind === 'indicator') return { ...target, value: text }
  return { kind: 'account', name: text }
}

/** A target of a kind that does not fit the action of this one. */
function misfit(target: Target): Target {
  return target.kind === 'indicator' ? { kind: 'account', name: 'lam' } : targets['block-indicator']
}
