import { createRootRoute } from '@tanstack/react-router'
import { CrashedScreen, NoSuchPlace } from './broken-screens.tsx'
import { Shell } from './shell.tsx'

/** What all screens stand in. */
export const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPlace, errorComponent: CrashedScreen })
