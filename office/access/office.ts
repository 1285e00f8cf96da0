import type { Clock } from '../../base/clock.ts'
import type { Ids } from '../../base/ids.ts'
import type { Jobs } from '../../base/jobs/index.ts'
import type { Store } from '../../base/store/index.ts'
import type { Keyring, ObjectStore } from '../../base/vault/index.ts'
import type { WaysOut } from './messages/ways-out.ts'
import type { OfficeLog } from './recording/keep-log.ts'
import type { Recorder } from './recording/recorder.ts'

/** What the office stands on; made once by the server or by a test, and handed to everything. */
export interface Office {
  store: Store
  /** Starts sealed; most actions need it open. */
  keyring: Keyring
  /** Sealed objects of all cases. */
  objects: ObjectStore
  jobs: Jobs
  recorder: Recorder
  /** The Merkle log; a worker on another machine has none. */
  log?: OfficeLog | undefined
  /** How messages leave the building; undefined: they do not. */
  waysOut?: WaysOut | undefined
  clock: Clock
  ids: Ids
  places: Places
}

/** Folders of the machine that the office may use. */
export interface Places {
  /** For files while they are worked on: opened evidence lies here in the plain, and is removed as soon as it has been read. */
  scratch: string
  /** Folders that evidence may be taken from, besides uploads. */
  evidence: readonly string[]
}

/** The keyring's name for what belongs to no case: names of staff, concerns, settings with secrets. */
export const officeKeys = 'office'
