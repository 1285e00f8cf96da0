import { useQueryClient } from '@tanstack/react-query'
import type { OutputOf } from '../../../../../office/client-types.ts'
import { readKey, useRead } from '../../../api/use-read.ts'
import { useCase, useMay } from '../case-context.ts'
import { runAtWork } from './run-counts.ts'

/** While something is being read or sealed it is asked for so often; else now and then. Milliseconds. */
const often = 3_000
const seldom = 60_000

/** Sources and runs of the open case; undefined for whoever may not see counts, and until they are there. */
export function useScope() {
  const { case_id } = useCase()
  const may = useMay()('see-counts')
  const client = useQueryClient()
  const known = <Name extends 'list-runs' | 'list-sources'>(name: Name) =>
    client.getQueryData<OutputOf<Name>>(readKey(name, { case_id } as never))
  const isReading = runAtWork(known('list-runs')?.runs ?? []) !== undefined
  const isSealing = known('list-sources')?.sources.some(({ state }) => state === 'waiting') === true
  const runs = useRead('list-runs', { case_id }, { when: may, every: isReading ? often : seldom })
  const sources = useRead('list-sources', { case_id }, { when: may, every: isSealing ? often : seldom })
  return { may, runs: runs.data?.runs, sources: sources.data?.sources, error: runs.error ?? sources.error }
}
