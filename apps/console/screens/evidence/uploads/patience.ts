import { onlineManager } from '@tanstack/react-query'
import { listenToAnswers } from '../../../api/send.ts'

/** Each of these ends when what it waits for is there; it throws the reason of `signal` when that is told to stop first. */
type Stop = () => void

export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return until(signal, (done) => {
    const timer = setTimeout(done, milliseconds)
    return () => clearTimeout(timer)
  })
}

/** Until the server answers again. */
export function untilOnline(signal: AbortSignal): Promise<void> {
  // Told before it is known to be lost, it would ask again at once, and again.
  if (onlineManager.isOnline()) return wait(1_000, signal)
  return until(signal, (done) => onlineManager.subscribe((isOnline) => isOnline && done()))
}

/** Until something that needs a session is answered well. */
export function untilSignedIn(signal: AbortSignal): Promise<void> {
  return until(signal, (done) => listenToAnswers({ answered: (status) => status === 200 && done(), lost: () => {} }))
}

function until(signal: AbortSignal, follow: (done: () => void) => Stop): Promise<void> {
  return new Promise((resolve, reject) => {
    let stop: Stop = () => {}
    const end = (how: () => void) => () => {
      signal.removeEventListener('abort', onAbort)
      stop()
      how()
    }
    const onAbort = end(() => reject(signal.reason))
    signal.addEventListener('abort', onAbort)
    stop = follow(end(resolve))
  })
}
