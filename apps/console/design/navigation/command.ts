import type { IconName } from '../icon-shapes.ts'

/** Something a person can do from where they are: shown in the palette, and on a key where it has one. */
export interface Command {
  id: string
  title: string
  icon: IconName
  /** `go`: to another place. `do`: here and now. */
  group: 'go' | 'do'
  /** `Mod K` (together), `g c` (one after the other), `?`. */
  keys?: string
  run(): void
}
