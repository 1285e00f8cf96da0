import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast'

export interface Note {
  text: string
  tone?: 'good' | 'bad' | 'info'
  /** Takes the action back. The note stays longer for it. */
  undo?: () => void
}

export const notes = new ToastQueue<Note>({ maxVisibleToasts: 3 })

/**
 * Says briefly what was done, below the page, and offers to take it back. Time stands still while the pointer or the focus is on it. What
 * must be read stays on the page as a Banner; what failed is a ProblemBanner.
 */
export function tell(note: Note): void {
  // Long enough to reach by keyboard and read aloud; never less than 10 seconds.
  notes.add(note, { timeout: note.undo === undefined ? 10_000 : 20_000 })
}
