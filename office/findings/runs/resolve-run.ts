import { join } from 'node:path'
import { Problem } from '../../../base/errors.ts'
import { hashFile, listFolder, makeFolder } from '../../../base/files/index.ts'
import type { CaseVault } from '../../../base/vault/index.ts'
import { countForDuties } from '../../../engine/duty-facts.ts'
import { runScope, type ScopeContext, type ScopeResult } from '../../../engine/pipeline.ts'
import { gatherParts } from '../../../engine/read-part.ts'
import { defineOfficeJob, type Office } from '../../access/index.ts'
import { gatherRotateTasks, type RotateTasks } from '../../incidents/index.ts'
import { gatherSamples, samplesPath } from '../quality/gather-samples.ts'
import { gatherPlaces } from '../register/gather-places.ts'
import { keepRegister } from '../register/keep-register.ts'
import { takeDecisions } from '../review/decisions-of.ts'
import { vaultOf, writeSealedJson } from '../vault-of.ts'
import { type Counted, endRun } from './end-run.ts'
import { evidenceOf } from './evidence-of.ts'
import { layOut, sealFile } from './lay-out.ts'
import { partsOf, readPath } from './part.ts'
import { resultPath } from './result-of.ts'
import { runOutOfTries } from './run-out-of-tries.ts'
import { type RunSettings, runSettings } from './run-settings.ts'
import { inScratch } from './scratch.ts'
import { nameSources, runSourcesPath, walkOf } from './walk-of.ts'

/** Results that are kept beside the register, sealed: `runs/<run>/results/<name>`. */
export const results = ['people', 'exposures', 'items', 'gaps', 'harm', 'links', 'review', 'duties', 'summary'] as const

/** The rest of a run: gathers what the parts have read, finds whose it is, keeps the register and the results. */
export const resolveRun = defineOfficeJob<{ run: string }>({
  name: 'resolve-run',
  outOfTries: runOutOfTries,
  leaseSeconds: 300,
  retries: 2,
  load:
    async () =>
    async (office, { run }, { caseId, signal }) => {
      const vault = vaultOf(office, caseId!)
      try {
        return await inScratch(office, join(caseId!, `run-${run}`), async (folder) => {
          const settings = await office.store.read({ case: caseId! }, (trx) => runSettings(office, trx))
          const places = gatherPlaces()
          const samples = gatherSamples(run)
          const secrets = gatherRotateTasks()
          const tell: Told = {
            exposure(exposure) {
              places.add(exposure)
              samples.add(exposure)
            },
            content: secrets.add,
          }
          const result = await resolve(office, vault, caseId!, run, folder, settings, tell, signal)
          await writeSealedJson(vault, samplesPath(run), samples.drawn())
          await keepRegister(office, caseId!, run, result, places, signal)
          const hashes = await keepResults(vault, run, result)
          return endRun(office, caseId!, run, countedIn(result, secrets), hashes)
        })
      } catch (cause) {
        if (!(cause instanceof Problem) || !theirs.has(cause.code)) throw cause
        return endRun(office, caseId!, run, cause.code)
      }
    },
})

type Told = Pick<ScopeContext, 'exposure' | 'content'>

function countedIn({ summary, register, patients, atMost }: ScopeResult, secrets: RotateTasks): Counted {
  return { summary, forDuties: countForDuties(register, summary, patients, atMost), secrets: secrets.tasks() }
}

/** What trying again does not mend: it is told to the people of the case. */
const theirs: ReadonlySet<string> = new Set([
  'ROSTER_EMPTY',
  'ROSTER_DUPLICATE_IDS',
  'ROSTER_UNREADABLE',
  'PROVIDER_INVALID',
  'FACTS_INVALID',
])

async function resolve(
  office: Office,
  vault: CaseVault,
  caseId: string,
  run: string,
  folder: string,
  { provider, settings, fingerprint }: RunSettings,
  tell: Told,
  signal: AbortSignal,
): Promise<ScopeResult> {
  const evidence = await evidenceOf(office, caseId)
  const named = nameSources(office, caseId, evidence)
  await writeSealedJson(vault, runSourcesPath(run), named)
  const reads = join(folder, 'reads')
  makeFolder(reads)
  const paths: string[] = []
  for (const { source, manifest } of evidence)
    for (const { n } of partsOf(source, manifest)) {
      signal.throwIfAborted()
      const path = join(reads, `${paths.length}.log`)
      await layOut(vault, readPath(fingerprint, source, n), path)
      paths.push(path)
    }
  const out = join(folder, 'case')
  gatherParts(out, settings, paths)
  const request = {
    sources: [],
    walk: walkOf(evidence, named),
    roster: await layOutRoster(office, vault, caseId, join(folder, 'roster')),
    rosterColumns: {},
    provider,
    out,
    workers: 1,
    keepText: settings.keepText,
    asOf: office.clock.now(),
    decisions: await takeDecisions(office, caseId, run),
  }
  return runScope(request, { clock: office.clock, stop: signal, progress: () => {}, ...tell })
}

async function layOutRoster(
  office: Office,
  vault: CaseVault,
  caseId: string,
  folder: string,
): Promise<string | undefined> {
  const rosters = await evidenceOf(office, caseId, 'roster')
  if (rosters.length === 0) return undefined
  makeFolder(folder)
  for (const [at, { manifest }] of rosters.entries())
    for (const { item, object } of manifest.items)
      await layOut(vault, object, join(folder, `${at}-${item.replaceAll('/', '-')}`))
  return folder
}

async function keepResults(vault: CaseVault, run: string, { layout }: ScopeResult): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const name of results) {
    await sealFile(vault, layout[name], resultPath(run, name))
    hashes[name] = hashFile(layout[name])
  }
  for (const { name, path } of listFolder(layout.tables))
    await sealFile(vault, path, `runs/${run}/tables/${name.toString()}`)
  return hashes
}
