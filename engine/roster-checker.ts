import { Problem } from '../base/errors.ts'
import { bytesOfFile } from '../base/files/index.ts'
import { serveTasks } from '../base/sandbox/index.ts'
import { checkRoster, type RosterReport, readRoster } from './people/index.ts'

export interface RosterTask {
  files: { name: string; path: string }[]
  /** Where the provider is: ISO 3166-1 or -2; '' where nobody has said so. */
  basedIn: string
  /** Milliseconds since 1970. */
  asOf: number
}

/** Whoever keeps a larger list waits too long for the search for duplicates; `./cordon roster check` does it at leisure. */
const mostCompared = 10_000

/** Numbers of patients stay in the closed process: pairs that are probably one person come out as their count. */
export type RosterFigures = Omit<RosterReport, 'duplicates' | 'files' | 'remarks'> & { duplicates: number }

export type RosterAnswer = { figures: RosterFigures; remarks: string[] } | { code: string; what: string }

/** The process that reads a list of patients to see what is in it: closed in like the one that reads evidence. */
if (import.meta.main) serveTasks((task) => answerTask(task as RosterTask))

function answerTask({ files, basedIn, asOf }: RosterTask): RosterAnswer {
  const opened = files.map(({ name, path }) => ({ name, bytes: bytesOfFile(path) }))
  try {
    const roster = readRoster(opened, { basedIn })
    const compares = roster.count <= mostCompared
    const { duplicates, files: _, remarks, ...rest } = checkRoster(roster, asOf, undefined, compares)
    if (!compares) remarks.push(`Not looked for patients who are entered twice: there are more than ${mostCompared}`)
    return { figures: { ...rest, duplicates: duplicates.length }, remarks }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    return { code: cause.code, what: cause.message }
  } finally {
    for (const { bytes } of opened) bytes.close()
  }
}
