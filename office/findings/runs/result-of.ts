import { notFound, type Work } from '../../access/index.ts'
import { holdOpen } from '../hold-open.ts'
import { readSealedJson, vaultOf } from '../vault-of.ts'

/** Where a result of a run lies in the case's vault, under the name that `./cordon scope` gives its file, without the ending. */
export const resultPath = (run: string, name: string): string => `runs/${run}/results/${name}`

/** A result of a run that is JSON: opened the first time, then held. Throws `NOT_FOUND` where the run has none. */
export function resultOf<T>(
  { office, caseId }: Pick<Work, 'office' | 'caseId'>,
  run: string,
  name: string,
): Promise<T> {
  return holdOpen(office, caseId, `result ${name}`, run, async () => {
    const result = await readSealedJson<T>(vaultOf(office, caseId), resultPath(run, name))
    if (result === undefined) throw notFound('result of a run')
    return result
  })
}
