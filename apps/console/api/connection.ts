import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { listenToAnswers } from './send.ts'

/**
 * Whether the server can be reached. A request without an answer, or a browser that says it is offline, makes it false; then the server is
 * asked again after 2, 4, 8, 15, 15 ... seconds until it answers. Reads and writes that were under way wait meanwhile and go on by themselves.
 */
const waits = [2_000, 4_000, 8_000, 15_000]
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined

export function watchConnection(): void {
  onlineManager.setEventListener((setOnline) => {
    const back = () => void probe(setOnline)
    const gone = () => lose(setOnline)
    window.addEventListener('online', back)
    window.addEventListener('offline', gone)
    const stop = listenToAnswers({ answered: () => found(setOnline), lost: gone })
    return () => {
      window.removeEventListener('online', back)
      window.removeEventListener('offline', gone)
      stop()
    }
  })
}

export function useConnected(): boolean {
  return useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  )
}

function lose(setOnline: (online: boolean) => void): void {
  setOnline(false)
  timer ??= setTimeout(
    () => {
      timer = undefined
      void probe(setOnline)
    },
    waits[Math.min(tries++, waits.length - 1)],
  )
}

function found(setOnline: (online: boolean) => void): void {
  clearTimeout(timer)
  timer = undefined
  tries = 0
  setOnline(true)
}

async function probe(setOnline: (online: boolean) => void): Promise<void> {
  try {
    await fetch('/healthz', { method: 'HEAD', cache: 'no-store' })
    found(setOnline)
  } catch {
    // Still no answer, whatever the reason: that is what the banner says.
    lose(setOnline)
  }
}
