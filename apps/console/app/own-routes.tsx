import { createRoute } from '@tanstack/react-router'
import { lazyScreen } from './lazy-screen.tsx'
import { root } from './root-route.tsx'

/** Routes of what everybody has: telling of a concern, their own page, and opening the vault. */
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

const unseal = createRoute({
  getParentRoute: () => root,
  path: '/unseal',
  staticData: { title: 'shell.vault.title', isOpen: true, isAlone: true },
  component: lazyScreen(() => import('../screens/unseal/screen.tsx')),
})

export const ownRoutes = [report, me, unseal] as const
