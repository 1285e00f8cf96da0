import { onlineManager } from '@tanstack/react-query'
import type { RouteComponent } from '@tanstack/react-router'
import { type ComponentType, lazy, useState } from 'react'
import { reportLost } from '../api/send.ts'

/** The code of a screen could not be loaded although the server answers: it runs another version by now. */
export class ScreenGone extends Error {
  constructor(cause: unknown) {
    super('The code of this screen is not on the server any more', { cause })
    this.name = 'ScreenGone'
  }
}

type Load = () => Promise<{ Screen: ComponentType }>

const loads: Load[] = []

/**
 * A screen whose code is loaded when it is first needed. While the connection is lost it waits, and what was typed elsewhere stays. Once
 * loaded it is drawn at once: React's own `lazy` would show the fallback first, and keep it for 300 ms.
 */
export function lazyScreen(load: Load): RouteComponent {
  let loaded: ComponentType | undefined
  const keep: Load = async () => {
    const module = await load()
    loaded = module.Screen
    return module
  }
  const Later = lazy(async () => ({ default: (await loadPatiently(keep)).Screen }))
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each route, when the routes are
  const LazyScreen = () => {
    // The same one for as long as the screen is open: another would begin anew.
    const [Screen] = useState<ComponentType>(() => loaded ?? Later)
    return <Screen />
  }
  loads.push(keep)
  // Only ahead of time: whoever goes there is told of a failure.
  const preload = () => keep().then(noted, noted)
  return Object.assign(LazyScreen, { preload })
}

const noted = (): void => {}

/** Fetches the code of all screens when the first one has long been shown, so that places can be changed without a connection. */
export function loadOtherScreens(): () => void {
  const timer = setTimeout(() => {
    for (const load of loads) load().catch(() => undefined)
  }, 3_000)
  return () => clearTimeout(timer)
}

async function loadPatiently(load: Load): ReturnType<Load> {
  for (let tries = 0; ; tries++) {
    try {
      return await load()
    } catch (cause) {
      if (tries === 3) throw new ScreenGone(cause)
      reportLost()
      await untilOnline()
    }
  }
}

function untilOnline(): Promise<void> {
  if (onlineManager.isOnline()) return Promise.resolve()
  return new Promise((done) => {
    const stop = onlineManager.subscribe((isOnline) => {
      if (!isOnline) return
      stop()
      done()
    })
  })
}
