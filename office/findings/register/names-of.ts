import { setImmediate as nextTurn } from 'node:timers/promises'
import { NameFinder } from '../../../engine/people/index.ts'
import { notFound, type Work } from '../../access/index.ts'
import { holdOpen } from '../hold-open.ts'
import { linesOfObject, readSealedBytes, vaultOf } from '../vault-of.ts'
import { nameIndexPath, namesPath } from './keep-people.ts'

/** People between two turns of others. */
const turnEvery = 1000

/** The names of a run's register, ready to be searched: opened the first time, then held. */
export function namesOf({ office, caseId }: Pick<Work, 'office' | 'caseId'>, run: string): Promise<NameFinder> {
  return holdOpen(office, caseId, 'names', run, async () => {
    const packed = await readSealedBytes(vaultOf(office, caseId), nameIndexPath(run))
    return (packed && NameFinder.unpack(packed)) ?? (await readNames(office, caseId, run))
  })
}

/** From the names themselves, where an older version kept the run or its index: a million take some seconds. */
async function readNames(office: Work['office'], caseId: string, run: string): Promise<NameFinder> {
  const finder = new NameFinder()
  const lines = await linesOfObject(vaultOf(office, caseId), namesPath(run))
  if (lines === undefined) throw notFound('list of names: it was kept by an older version, a new run makes one')
  let person = 0
  for await (const line of lines) {
    for (const name of JSON.parse(line) as string[]) finder.add(person, name)
    if (++person % turnEvery === 0) await nextTurn()
  }
  finder.seal()
  return finder
}
