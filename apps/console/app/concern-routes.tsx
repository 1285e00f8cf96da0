import { createRoute } from '@tanstack/react-router'
import { lazyScreen } from './lazy-screen.tsx'
import { root } from './root-route.tsx'

/** Routes of looking at what was reported. */
const concerns = createRoute({
  getParentRoute: () => root,
  path: '/concerns',
  staticData: { title: 'concerns.title' },
  component: lazyScreen(() => import('../screens/concerns/screen.tsx')),
})

const concern = createRoute({
  getParentRoute: () => root,
  path: '/concerns/$concernId',
  staticData: { title: 'concerns.one' },
  component: lazyScreen(() => import('../screens/concerns/concern.tsx')),
})

export const concernRoutes = [concerns, concern] as const
