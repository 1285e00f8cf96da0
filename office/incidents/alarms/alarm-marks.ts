const minuteMs = 60_000

/** How long before a deadline people are told, in minutes. */
const usual = [72 * 60, 24 * 60, 4 * 60, 60]

/** So many at least, also for a clock of two hours. */
const least = 3

/**
 * How many minutes before a deadline people are told, longest first; 0 is the deadline itself. The usual ones that lie in the second half of the
 * clock; a clock that is too short for three of them is halved until there are three. Pure.
 *
 * @param clockMs from the moment the deadline came on the board until it is due
 */
export function alarmMarks(clockMs: number): number[] {
  const half = Math.floor(clockMs / 2 / minuteMs)
  const marks = new Set(usual.filter((mark) => mark <= half))
  for (let mark = half; marks.size < least && mark >= 1; mark = Math.floor(mark / 2)) marks.add(mark)
  return [...marks, 0].sort((a, b) => b - a)
}

export interface AlarmMoment {
  leadMinutes: number
  at: number
}

/** The moments of these marks, earliest first. */
export function alarmMoments(since: Date, due: Date): AlarmMoment[] {
  return alarmMarks(due.getTime() - since.getTime()).map((leadMinutes) => {
    return { leadMinutes, at: due.getTime() - leadMinutes * minuteMs }
  })
}
