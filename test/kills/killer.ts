import { setTimeout as wait } from 'node:timers/promises'
import { Random } from '../../worlds/random.ts'
import { type Installation, type Victim, victims } from './installation.ts'

/**
 * SIGKILL to one victim after another, at moments that follow no rhythm of the work: also while it starts, recovers, or clears up after
 * the one before. Answers how often each was killed.
 */
export async function killAtRandom(
  installation: Installation,
  kills: number,
  seed: number,
  longestMs: number,
): Promise<Record<Victim, number>> {
  const random = new Random(seed, 'kills')
  const killed: Record<Victim, number> = { server: 0, 'worker-1': 0, 'worker-2': 0, database: 0 }
  for (let done = 0; done < kills; ) {
    await wait(random.unit() * longestMs)
    const victim = victims[Math.floor(random.unit() * victims.length)]!
    if (!installation.kill(victim)) continue
    killed[victim]++
    done++
  }
  return killed
}
