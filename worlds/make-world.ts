import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../base/errors.ts'
import { makeClinic, providerYaml } from './clinic/clinic.ts'
import { writers } from './leak/all.ts'
import { documentCount } from './leak/document-count.ts'
import { chooseSources, hitShare } from './people/choose-sources.ts'
import { makePeople } from './people/make-people.ts'
import type { Mix } from './people/person.ts'
import { World } from './world.ts'
import { writeRoster } from './write-roster.ts'

export interface WorldOrder {
  /** Patients in the roster. */
  patients: number
  mix: Mix
  seed: number
  /** Folder to make the world in; created when missing. An earlier world in it is replaced. */
  out: string
  onProgress?: (step: string, done: number, total: number) => void
}

export interface WorldSummary {
  patients: number
  /** Patients who occur in the leak. */
  affected: number
  /** People in the leak who are not in the roster. */
  outsiders: number
  /** Rows of truth/exposures.csv. */
  exposures: number
  items: number
}

/**
 * Makes a synthetic clinic group, its patient index and a breach of its files with known truth: OUT/roster.csv,
 * OUT/provider.yaml, OUT/leak/, OUT/truth/. The same order gives the same bytes on any machine and at any time.
 * Throws NOT_WRITABLE where OUT holds something else than an earlier world.
 */
export async function makeWorld(order: WorldOrder): Promise<WorldSummary> {
  const { patients, mix, seed, out } = order
  const progress = order.onProgress ?? (() => {})
  clearEarlierWorld(out)
  const total = writers.length + 3
  progress('people', 0, total)
  const outsiders = Math.max(2, Math.round((patients * hitShare) / 9))
  const people = makePeople(mix, seed, patients, outsiders)
  const sources = chooseSources(mix, seed, people, Math.round(documentCount(patients) * 0.2))
  const clinic = makeClinic(mix, seed)
  progress('roster', 1, total)
  writeRoster(mix, people, out)
  writeFileSync(join(out, 'provider.yaml'), providerYaml(clinic))
  const world = new World(mix, seed, clinic, people, sources, out)
  for (const [at, writer] of writers.entries()) {
    progress(writer.name, at + 2, total)
    await writer.write(world)
  }
  world.clearStage()
  const counts = world.truth.close()
  progress('done', total, total)
  return { patients, ...counts, exposures: world.truth.exposures, items: world.truth.items }
}

const parts = ['roster.csv', 'provider.yaml', 'leak', 'truth', '.making']

function clearEarlierWorld(out: string): void {
  mkdirSync(out, { recursive: true })
  const strange = readdirSync(out).filter((name) => !parts.includes(name))
  const mine = existsSync(join(out, 'truth')) || existsSync(join(out, '.making')) || readdirSync(out).length === 0
  if (strange.length > 0 || !mine)
    throw new Problem(
      'NOT_WRITABLE',
      `${out} holds files that are not a world (${strange.slice(0, 3).join(', ') || 'no truth folder'})`,
      'Choose an empty or new folder',
    )
  for (const part of parts) rmSync(join(out, part), { recursive: true, force: true })
}
