import { useEffect } from 'react'
import { useDraft } from './drafts.ts'
import { type EditValue, mergeEdits, type Values } from './merge-edits.ts'

interface Seen<Of extends Values> {
  version: number
  values: Of
}

interface Held<Of extends Values> {
  base: Seen<Of>
  mine: Of
  clashes: Partial<Of>
  /** Somebody else changed it since I began. */
  isMerged: boolean
}

export interface Edit<Of extends Values> {
  values: Of
  set(part: Partial<Of>): void
  /** To be named when it is sent: the version that these values begin from. */
  version: number
  clashes: Partial<Of>
  isMerged: boolean
  /** Ends the question of one field, with the value that is to stand. */
  settle(key: keyof Of & string, value: EditValue): void
  /** When it is sent, or given up. */
  drop(): void
}

/**
 * Editing what others may edit too. `seen` is how it stands by the last answer of the server; when that becomes another version while somebody
 * types, both changes are joined (merge-edits), and what clashes is for them to decide. What is typed is a draft (drafts.ts).
 */
export function useEdit<Of extends Values>(name: string, seen: Seen<Of>): Edit<Of> {
  const [held, setHeld, drop] = useDraft<Held<Of> | null>(`edit:${name}`, null)
  useEffect(() => {
    if (held === null || seen.version <= held.base.version) return
    const { values, clashes } = mergeEdits(held.base.values, held.mine, seen.values)
    setHeld({ base: seen, mine: values, clashes, isMerged: true })
  }, [held, seen, setHeld])
  const now = held ?? { base: seen, mine: seen.values, clashes: {}, isMerged: false }
  return {
    values: now.mine,
    version: now.base.version,
    clashes: now.clashes,
    isMerged: now.isMerged,
    set: (part) => setHeld({ ...now, mine: { ...now.mine, ...part } }),
    settle(key, value) {
      const { [key]: _, ...rest } = now.clashes
      setHeld({ ...now, mine: { ...now.mine, [key]: value }, clashes: rest as Partial<Of> })
    },
    drop,
  }
}
