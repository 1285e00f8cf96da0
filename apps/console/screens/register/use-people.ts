import { useCallback, useEffect, useRef, useState } from 'react'
import type { InputOf, OutputOf } from '../../../../office/client-types.ts'
import { useReads } from '../../api/use-reads.ts'

export type Person = OutputOf<'list-people'>['people'][number]
export type PeopleFilter = Pick<
  InputOf<'list-people'>,
  'outcome' | 'band' | 'residence' | 'flags' | 'elements' | 'order'
>

const pageSize = 100
/** Pages that somebody only scrolls past are not asked for. Milliseconds. */
const rest = 60

/**
 * The people of a run who fit, page by page as they come into view: of a million only what is looked at. The register of a run never
 * changes, so a page that was read stays right. Give it a `key` that changes with the filter.
 */
export function usePeople(case_id: string, run_id: string, filter: PeopleFilter) {
  const [wanted, setWanted] = useState<readonly number[]>([0])
  const pages = useReads(
    'list-people',
    wanted.map((page) => ({ case_id, run_id, ...filter, from: page * pageSize, limit: pageSize })),
  )
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])
  const onWant = useCallback((first: number, end: number) => {
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => setWanted(pagesFor(first, end)), rest)
  }, [])
  const first = pages[0]
  return {
    matching: first?.data?.matching,
    total: first?.data?.total,
    error: pages.find(({ error }) => error !== null)?.error ?? null,
    again: () => pages.forEach((page) => void (page.error !== null && page.refetch())),
    row(index: number): Person | undefined {
      const at = wanted.indexOf(Math.floor(index / pageSize))
      return pages[at]?.data?.people[index % pageSize]
    },
    onWant,
  }
}

/** The pages that hold these rows, after the first one, which also says how many there are. */
export function pagesFor(first: number, end: number): number[] {
  const pages = new Set([0])
  for (let page = Math.floor(first / pageSize); page * pageSize < end; page++) pages.add(page)
  return [...pages]
}
