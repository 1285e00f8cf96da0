import { useEffect, useMemo, useRef } from 'react'
import { useText } from '../../../messages/use-text.ts'
import { groupParts } from './group-parts.ts'
import { Marked, type Show } from './marked.tsx'
import { RowsTable } from './rows-table.tsx'
import { useSayWhere } from './say-where.ts'
import type { Part, Stop } from './stops.ts'

export interface PartsProps {
  parts: readonly Part[]
  stops: readonly Stop[]
  at: number
  /** Index of the part that was asked for. */
  target: number | undefined
  onStop(stop: number): void
}

/** A stretch of an item, in reading order: tables as tables, records field by field, text as it runs. It scrolls to where the reader is. */
export function Parts({ parts, stops, at, target, onStop }: PartsProps) {
  const text = useText()
  const groups = useMemo(() => groupParts(parts), [parts])
  const places = useMemo(() => Map.groupBy(stops.entries(), ([, stop]) => `${stop.part} ${stop.text}`), [stops])
  const show: Show = (part, place, marked) => (
    <Marked text={marked} stops={places.get(`${part} ${place}`) ?? []} at={at} />
  )
  const frame = useRef<HTMLDivElement>(null)
  useScrollToStop(frame, at, target, parts)
  useStopOnPress(frame, onStop)
  if (parts.length === 0) return <p className="soft">{text('viewer.nothing')}</p>
  return (
    <div ref={frame} className="viewer-parts">
      {groups.map((group) =>
        group.type === 'table' ? (
          <RowsTable key={`${group.where} ${group.rows[0]![0]}`} group={group} target={target} show={show} />
        ) : (
          <SinglePart key={group.at} at={group.at} part={group.part} isTarget={group.at === target} show={show} />
        ),
      )}
    </div>
  )
}

interface SingleProps {
  at: number
  part: Exclude<Part, { type: 'row' }>
  isTarget: boolean
  show: Show
}

function SinglePart({ at, part, isTarget, show }: SingleProps) {
  const text = useText()
  const sayWhere = useSayWhere()
  const where = sayWhere(part.where)
  return (
    <section className="viewer-part" data-target={isTarget || undefined}>
      {(where !== '' || part.type === 'record') && (
        <h3 className="viewer-where">
          {part.type === 'record' && part.kind !== '' && <>{part.kind} </>}
          <bdi>{where}</bdi>
        </h3>
      )}
      {part.type === 'picture' && <p className="soft">{text('viewer.picture')}</p>}
      {part.type === 'text' && (
        <>
          <p className="viewer-text" dir="auto">
            {show(at, 0, part)}
          </p>
          {part.length > part.text.length && (
            <p className="soft">{text('viewer.cut', { shown: part.text.length, all: part.length })}</p>
          )}
        </>
      )}
      {part.type === 'record' && (
        <table className="viewer-record">
          <tbody>
            {part.fields.map((field, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a record may say the same path twice, and never changes
              <tr key={place}>
                <th scope="row">{field.path}</th>
                <td dir="auto">{show(at, place, field)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Brings the stop into the middle of the view; without one, the part that was asked for. */
function useScrollToStop(
  frame: React.RefObject<HTMLDivElement | null>,
  at: number,
  target: number | undefined,
  parts: readonly Part[],
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stretch has its stops elsewhere
  useEffect(() => {
    const wanted = at >= 0 ? `[data-stops~="${at}"]` : target === undefined ? undefined : '[data-target]'
    const mark = wanted === undefined ? null : frame.current?.querySelector(wanted)
    mark?.scrollIntoView({ block: 'center', inline: 'center' })
  }, [frame, at, target, parts])
}

/** Pressing a mark goes there; marks are not buttons, because text is to be selected and read across them. */
function useStopOnPress(frame: React.RefObject<HTMLDivElement | null>, onStop: (stop: number) => void): void {
  const latest = useRef(onStop)
  useEffect(() => {
    latest.current = onStop
  })
  useEffect(() => {
    const own = frame.current
    const onClick = ({ target }: MouseEvent) => {
      const mark = target instanceof Element ? target.closest<HTMLElement>('[data-stops]') : null
      if (mark !== null) latest.current(Number(mark.dataset['stops']!.split(' ').at(-1)))
    }
    own?.addEventListener('click', onClick)
    return () => own?.removeEventListener('click', onClick)
  }, [frame])
}
