import { createRoute, createRouter } from '@tanstack/react-router'
import type { PlainKey } from '../messages/catalogue.ts'
import { CrashedScreen } from './broken-screens.tsx'
import { caseRoutes } from './case-routes.tsx'
import { concernRoutes } from './concern-routes.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import { ownRoutes } from './own-routes.tsx'
import { root } from './root-route.tsx'
import { settingsRoutes } from './settings-routes.tsx'

/** What the shell knows of a screen. */
interface ScreenFacts {
  /** Heading and, with "Cordon", the title of the window: never a person, never a case's name. */
  title?: PlainKey
  /** Shown to anybody, without a session. */
  isOpen?: boolean
  /** Stands by itself, without the places around it; `outside`: while nobody is signed in. */
  isAlone?: boolean | 'outside'
  /** Fills the screen with nothing around it, for a whole room to see. */
  isWall?: boolean
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption extends ScreenFacts {}
  interface Register {
    router: typeof router
  }
}

/** One route for each screen. A screen is loaded when somebody goes there (or points at its link). */
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  staticData: { title: 'shell.place.home' },
  component: lazyScreen(() => import('../screens/home/screen.tsx')),
})

const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  staticData: { title: 'designPage.title', isOpen: true },
  component: lazyScreen(() => import('../screens/design/screen.tsx')),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  staticData: { title: 'signIn.title', isOpen: true, isAlone: true },
  component: lazyScreen(() => import('../screens/sign-in/screen.tsx')),
})

const enrol = createRoute({
  getParentRoute: () => root,
  path: '/enrol',
  staticData: { title: 'enrol.title', isOpen: true, isAlone: true },
  component: lazyScreen(() => import('../screens/enrol/screen.tsx')),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    enrol,
    ...caseRoutes,
    ...concernRoutes,
    ...ownRoutes,
    ...settingsRoutes,
    design,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: CrashedScreen,
  scrollRestoration: true,
})
