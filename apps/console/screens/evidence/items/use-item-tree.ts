import { useCallback, useMemo, useRef, useState } from 'react'
import type { InputOf } from '../../../../../office/client-types.ts'
import { useReads } from '../../../api/use-reads.ts'
import { rowsOf, type TreeRow } from './tree-rows.ts'

export type ItemFilter = Pick<InputOf<'list-items'>, 'state' | 'text' | 'with_findings'>

const pageSize = 500

interface Asked {
  below: string
  after?: string
}

/**
 * The items of a run as lines: a tree where nothing is asked for in particular, else all that fit, by path. Pages are read as they come into
 * view; a run never changes, so what was read stays right. Give it a `key` that changes with the filter.
 */
export function useItemTree(case_id: string, run_id: string, filter: ItemFilter) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<readonly Asked[]>([{ below: '' }])
  const pages = useReads(
    'list-items',
    asked.map(({ below, after }) => ({
      ...{ case_id, run_id, ...filter, limit: pageSize },
      ...(below !== '' && { below }),
      ...(after !== undefined && { after }),
    })),
    { once: true },
  )
  const first = pages[0]?.data
  const parts = pages.map(({ data }) => data)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers stand for the list of them, which is new each time
  const rows = useMemo(
    () =>
      rowsOf(
        asked.map((one, at) => ({ ...one, entries: parts[at]?.entries, next: parts[at]?.next })),
        open,
      ),
    [
      asked,
      open,
      ...[parts.length, ...parts.map((part) => part?.run_id), ...parts.map((part) => part?.next)].join(' '),
    ],
  )
  const latest = useRef<readonly TreeRow[]>(rows)
  latest.current = rows
  const onWant = useCallback((from: number, end: number) => {
    const wanted = latest.current.slice(from, end).flatMap((row) => (row.type === 'rest' ? [row] : []))
    setAsked((before) => addTo(before, wanted))
  }, [])
  const toggle = useCallback((below: string) => {
    setOpen((before) => new Set(before.has(below) ? [...before].filter((one) => one !== below) : [...before, below]))
    setAsked((before) => addTo(before, [{ below }]))
  }, [])
  const failed = pages.filter(({ error }) => error !== null)
  return {
    rows,
    /** Of the whole run, or of what lies below; undefined until the first page is there. */
    inside: first?.inside,
    matching: first?.matching,
    error: failed[0]?.error ?? null,
    again: () => failed.forEach((page) => void page.refetch()),
    onWant,
    toggle,
  }
}

/** Pages of one path stand in their order, and none twice. */
function addTo(
  before: readonly Asked[],
  wanted: readonly { below: string; after?: string | undefined }[],
): readonly Asked[] {
  const isNew = wanted.filter(({ below, after }) => !before.some((one) => one.below === below && one.after === after))
  if (isNew.length === 0) return before
  return [...before, ...isNew.map(({ below, after }) => ({ below, ...(after !== undefined && { after }) }))]
}
