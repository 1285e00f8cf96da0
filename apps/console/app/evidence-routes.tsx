import { createRoute } from '@tanstack/react-router'
import { frame } from './case-frame.tsx'
import { readItems, readPlace } from './evidence-place.ts'
import { lazyScreen } from './lazy-screen.tsx'

const evidence = createRoute({
  getParentRoute: () => frame,
  path: '/evidence',
  staticData: { title: 'evidence.title' },
  component: lazyScreen(() => import('../screens/evidence/screen.tsx')),
})

const attach = createRoute({
  getParentRoute: () => frame,
  path: '/evidence/attach',
  staticData: { title: 'evidence.attach' },
  component: lazyScreen(() => import('../screens/evidence/attach.tsx')),
})

const item = createRoute({
  getParentRoute: () => frame,
  path: '/evidence/item',
  staticData: { title: 'viewer.title' },
  validateSearch: readPlace,
  component: lazyScreen(() => import('../screens/evidence/viewer/screen.tsx')),
})

const items = createRoute({
  getParentRoute: () => frame,
  path: '/evidence/items',
  staticData: { title: 'items.title' },
  validateSearch: readItems,
  component: lazyScreen(() => import('../screens/evidence/items/screen.tsx')),
})

/** The sources of a case, more of them, and what lies in them. */
export const evidenceRoutes = [evidence, attach, items, item] as const
