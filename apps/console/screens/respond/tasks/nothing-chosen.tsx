/** Beside the list while no task is open: nothing, so that the list has the whole width. */
export function Screen() {
  return null
}
