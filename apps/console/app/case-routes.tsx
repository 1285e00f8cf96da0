import { createRoute } from '@tanstack/react-router'
import { lazyScreen } from './lazy-screen.tsx'
import { root } from './root-route.tsx'

/** Routes of the cases: the list, the form that opens one, and the places inside one, which stand in its frame. */
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  staticData: { title: 'cases.title' },
  component: lazyScreen(() => import('../screens/cases/screen.tsx')),
})

const openIncident = createRoute({
  getParentRoute: () => root,
  path: '/cases/open',
  staticData: { title: 'cases.open' },
  /** The report that it begins with, by its id. */
  validateSearch: (search: Record<string, unknown>): { concern?: string } =>
    typeof search['concern'] === 'string' && isId(search['concern']) ? { concern: search['concern'] } : {},
  component: lazyScreen(() => import('../screens/cases/open-incident.tsx')),
})

const frame = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: lazyScreen(() => import('../screens/case/frame.tsx')),
})

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/',
  staticData: { title: 'case.overview' },
  component: lazyScreen(() => import('../screens/case/screen.tsx')),
})

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

export const caseRoutes = [cases, openIncident, frame.addChildren([overview, evidence, attach])] as const

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
