import { createRoute } from '@tanstack/react-router'
import { lazyScreen } from './lazy-screen.tsx'
import { root } from './root-route.tsx'

/** Routes of what everybody has: telling of a concern, and their own page. */
const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  staticData: { title: 'report.title', isOpen: true, isAlone: 'outside' },
  component: lazyScreen(() => import('../screens/report/screen.tsx')),
})

const me = createRoute({
  getParentRoute: () => root,
  path: '/me',
  staticData: { title: 'me.title' },
  component: lazyScreen(() => import('../screens/me/screen.tsx')),
})

export const ownRoutes = [report, me] as const
