import { useEffect, useRef } from 'react'

/** Calls `onWant` once for each stretch of rows that comes into view. */
export function useWantedRows(
  { first, end }: { first: number; end: number },
  onWant: ((first: number, end: number) => void) | undefined,
): void {
  const call = useRef(onWant)
  call.current = onWant
  useEffect(() => {
    if (end > first) call.current?.(first, end)
  }, [first, end])
}
