import { createContext, useContext } from 'react'

/** The zone in which instants are shown: the case's inside a case, else the reader's own. */
export const ZoneContext = createContext<string>(new Intl.DateTimeFormat().resolvedOptions().timeZone)

export function useZone(): string {
  return useContext(ZoneContext)
}
