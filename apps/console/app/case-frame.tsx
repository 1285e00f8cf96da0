import { createRoute } from '@tanstack/react-router'
import { lazyScreen } from './lazy-screen.tsx'
import { root } from './root-route.tsx'

/** What is around every place inside a case: its name, its state, and the case itself for the screens in it. */
export const frame = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: lazyScreen(() => import('../screens/case/frame.tsx')),
})
