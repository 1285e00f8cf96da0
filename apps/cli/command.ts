import type { Clock } from '../../base/clock.ts'

/** One command of `./cordon`, as data: the help text, the list of commands and the documentation derive from it. */
export interface Command {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** Everything `--help` prints below the first line: usage, options, examples. */
  help: string
  /** What it writes is somebody's health data: its files are readable by their owner only. */
  writesPersonalData?: true
  /** Answers the exit status. Throws `Problem` for anything the user can mend. */
  run(args: string[], terminal: Terminal): Promise<number>
}

/** Where a command prints, what time it is, and whether it was asked to stop. */
export interface Terminal {
  /** Results, to standard output. One call is one line or more; a newline is added. */
  print(text: string): void
  /** Raw bytes to standard output, for machine-readable streams; resolves when the reader has taken them. */
  write(text: string): Promise<void>
  /** Progress and remarks, to standard error. */
  note(text: string): void
  /** True where progress may redraw its line. */
  interactive: boolean
  clock: Clock
  /** Aborted on Ctrl-C: long work stops cleanly at the next safe point. */
  stop: AbortSignal
}
