import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { verifyProof } from '../../base/ledger/index.ts'
import { entryKinds } from '../../office/entry-kinds.ts'
import { makeWorld } from '../../worlds/index.ts'
import { addStaff, openBeside } from './beside.ts'
import { Client } from './client.ts'
import { countTraces, type Traces } from './count-traces.ts'
import { countWork, type Misses } from './count-work.ts'
import { Installation, type Victim } from './installation.ts'
import { killAtRandom } from './killer.ts'
import { registerHash } from './register-hash.ts'
import { type WorkedCase, workCase } from './work-case.ts'

export interface KillsOrder {
  patients: number
  kills: number
  /** People who work a case each at the same time, one case after the other until the last kill. */
  people: number
  seed: number
  /** Between two kills, at most. */
  longestMs: number
}

export interface KillsAnswer extends Misses, Traces {
  killed: Record<Victim, number>
  /** Programs that ended by themselves, and what they said. */
  ended: string[]
  cases: number
  writes: number
  /** Registers that differ from the undisturbed one, in words. */
  different: string[]
  /** Tries that had no answer, by what came instead. */
  unanswered: Record<string, number>
  /** What the verifier found wrong, and how many entries it checked. */
  wrong: string[]
  entries: number
  /** Names in the folder for evidence in the plain. */
  leftInThePlain: string[]
}

/**
 * One case is worked undisturbed; then many are, by several people at once, while server, workers and database are killed at random.
 * In the end everything is stopped as usual and counted.
 */
export async function runKills(order: KillsOrder, tell: (line: string) => void = () => {}): Promise<KillsAnswer> {
  const installation = new Installation()
  try {
    const world = join(installation.folder, 'world')
    await makeWorld({ patients: order.patients, mix: 'hk', seed: order.seed, out: world })
    await installation.start()
    const staff = await fill(installation, world, order.people)
    const clients = staff.map((one) => new Client(installation, one))
    const cases = [await workCase(clients[0]!, world)]
    tell('the undisturbed case is done')
    let killing = true
    const working = clients.map(async (client) => {
      do cases.push(await workCase(client, world))
      while (killing)
    })
    const killed = killAtRandom(installation, order.kills, order.seed, order.longestMs).finally(() => {
      killing = false
      tell('the last kill is done')
    })
    await Promise.all([killed, ...working])
    await settled(installation)
    await installation.stop()
    return await account(installation, await killed, clients, cases)
  } finally {
    installation.remove()
  }
}

async function fill(installation: Installation, world: string, people: number) {
  const { office, close } = await openBeside(installation)
  return addStaff(office, world, people).finally(close)
}

/** Until mails and alarms have gone out, or for a minute: what waits longer is counted as lost. */
async function settled(installation: Installation): Promise<void> {
  const { office, close } = await openBeside(installation)
  for (let second = 0; second < 60; second++) {
    const { unsettledChunks, unmailed } = await countTraces(office, installation)
    if (unsettledChunks + unmailed === 0) break
    await wait(1000)
  }
  await close()
}

async function account(
  installation: Installation,
  killed: KillsAnswer['killed'],
  clients: readonly Client[],
  cases: readonly WorkedCase[],
): Promise<KillsAnswer> {
  const scratch = join(installation.data, '.scratch')
  const leftInThePlain = existsSync(scratch) ? readdirSync(scratch) : []
  const proof = await verifyProof(join(installation.data, 'ledger'), { kinds: entryKinds })
  const { office, close } = await openBeside(installation)
  try {
    // Before anything is looked at: what we read ourselves leaves entries too.
    const traces = await countTraces(office, installation)
    const misses: Misses = { lost: [], twice: [], unknown: [] }
    const registers: string[] = []
    for (const one of cases) {
      for (const [what, found] of Object.entries(await countWork(office, one)))
        misses[what as keyof Misses].push(...found)
      registers.push(await registerHash(office, one).catch((cause: Error) => cause.message))
    }
    return {
      ...{ ...misses, ...traces, killed, leftInThePlain, ended: installation.ended, cases: cases.length },
      writes: cases.flatMap(({ written }) => Object.values(written).flat()).length,
      different: registers.filter((one) => one !== registers[0]),
      unanswered: sumOf(clients.map(({ unanswered }) => unanswered)),
      wrong: proof.wrong.map(({ what }) => what),
      entries: proof.checkpoint?.size ?? 0,
    }
  } finally {
    await close()
  }
}

function sumOf(counts: readonly ReadonlyMap<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const each of counts) for (const [what, count] of each) sum[what] = (sum[what] ?? 0) + count
  return sum
}
