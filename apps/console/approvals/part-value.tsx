import type { ReactNode } from 'react'
import { useRead } from '../api/use-read.ts'
import { Instant } from '../design/time/instant.tsx'
import { useText } from '../messages/use-text.ts'
import { useWord } from '../messages/use-word.ts'
import { useLockWords } from './use-lock-words.ts'

interface PartProps {
  name: string
  value: unknown
  caseId: string | undefined
}

/** One part of what waits, in words: a number of the office is said by what it stands for. */
export function PartValue({ name, value, caseId }: PartProps): ReactNode {
  const word = useWord()
  if (typeof value === 'string' && name === 'lock_id') return <Lock id={value} />
  if (typeof value === 'string' && name === 'party_id' && caseId !== undefined)
    return <Party id={value} caseId={caseId} />
  if (typeof value === 'string' && name === 'run_id' && caseId !== undefined) return <Run id={value} caseId={caseId} />
  if (typeof value === 'string') return word('code', value)
  return Array.isArray(value) ? value.map((one) => word('code', String(one))).join(', ') : JSON.stringify(value)
}

/** The way to open, and since when: of two of a kind, it says which. */
function Lock({ id }: { id: string }) {
  const words = useLockWords()
  const lock = useRead('read-vault', {}).data?.locks.find(({ lock_id }) => lock_id === id)
  if (lock === undefined) return <code>{id}</code>
  return (
    <>
      {words(lock.kind)}, <Instant at={lock.made} />
    </>
  )
}

function Party({ id, caseId }: { id: string; caseId: string }) {
  const parties = useRead('list-parties', { case_id: caseId }).data?.parties
  return parties?.find(({ party_id }) => party_id === id)?.name ?? <code>{id}</code>
}

function Run({ id, caseId }: { id: string; caseId: string }) {
  const text = useText()
  const run = useRead('list-runs', { case_id: caseId }).data?.runs.find(({ run_id }) => run_id === id)
  return run === undefined ? <code>{id}</code> : text('approvals.runNumber', { n: run.number })
}
