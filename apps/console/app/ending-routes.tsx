import { createRoute } from '@tanstack/react-router'
import { frame } from './case-frame.tsx'
import { lazyScreen } from './lazy-screen.tsx'

const ending = createRoute({
  getParentRoute: () => frame,
  path: '/ending',
  staticData: { title: 'ending.title' },
  component: lazyScreen(() => import('../screens/ending/frame.tsx')),
})

const close = createRoute({
  getParentRoute: () => ending,
  path: '/',
  staticData: { title: 'ending.title' },
  component: lazyScreen(() => import('../screens/ending/close/screen.tsx')),
})

const after = createRoute({
  getParentRoute: () => ending,
  path: '/after',
  staticData: { title: 'ending.after' },
  component: lazyScreen(() => import('../screens/ending/after/screen.tsx')),
})

const report = createRoute({
  getParentRoute: () => ending,
  path: '/report',
  staticData: { title: 'ending.report' },
  component: lazyScreen(() => import('../screens/ending/report/screen.tsx')),
})

const proof = createRoute({
  getParentRoute: () => ending,
  path: '/proof',
  staticData: { title: 'ending.proof' },
  component: lazyScreen(() => import('../screens/ending/proof/screen.tsx')),
})

const keeping = createRoute({
  getParentRoute: () => ending,
  path: '/keeping',
  staticData: { title: 'ending.keeping' },
  component: lazyScreen(() => import('../screens/ending/keeping/screen.tsx')),
})

/** The end of a case and what comes after it. */
export const endingRoutes = ending.addChildren([close, after, report, proof, keeping])
