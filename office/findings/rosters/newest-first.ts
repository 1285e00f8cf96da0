interface Stated {
  stated_on: string
  number: number
}

/** By the day that they are as of; of two as of one day, the later brought one counts as newer. */
export function newestFirst<Row extends Stated>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => b.stated_on.localeCompare(a.stated_on) || b.number - a.number)
}
