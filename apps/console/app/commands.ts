import { useEffect, useId } from 'react'
import type { Command } from '../design/navigation/command.ts'
import { makeStore } from './store.ts'

/** What can be done now, by whoever offers it: the shell and the screen that is open. */
const offered = makeStore<ReadonlyMap<string, readonly Command[]>>(new Map())

/** Offers commands while the calling component is on the page. Keep the array stable (useMemo). */
export function useCommands(commands: readonly Command[]): void {
  const by = useId()
  useEffect(() => {
    offered.write(new Map(offered.read()).set(by, commands))
    return () => {
      const rest = new Map(offered.read())
      rest.delete(by)
      offered.write(rest)
    }
  }, [by, commands])
}

export const useOfferedCommands = (): readonly Command[] => [...offered.use().values()].flat()

export const offeredCommands = (): readonly Command[] => [...offered.read().values()].flat()
