import { createRoute } from '@tanstack/react-router'
import { frame } from './case-frame.tsx'
import { endingRoutes } from './ending-routes.tsx'
import { evidenceRoutes } from './evidence-routes.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import { respondRoutes, wallRoute } from './respond-routes.tsx'
import { root } from './root-route.tsx'
import { readFilter } from './use-open-register.ts'

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

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/',
  staticData: { title: 'case.overview' },
  component: lazyScreen(() => import('../screens/case/screen.tsx')),
})

const register = createRoute({
  getParentRoute: () => frame,
  path: '/register',
  staticData: { title: 'register.title' },
  validateSearch: readFilter,
  component: lazyScreen(() => import('../screens/register/screen.tsx')),
})

const person = createRoute({
  getParentRoute: () => frame,
  path: '/register/$person',
  staticData: { title: 'register.person' },
  /** The run whose register it is: numbers of people are its own. Without it: the one that counts now. */
  validateSearch: (search: Record<string, unknown>): { run?: string } =>
    typeof search['run'] === 'string' && isId(search['run']) ? { run: search['run'] } : {},
  component: lazyScreen(() => import('../screens/register/person.tsx')),
})

const review = createRoute({
  getParentRoute: () => frame,
  path: '/review',
  staticData: { title: 'review.title' },
  component: lazyScreen(() => import('../screens/review/screen.tsx')),
})

const samples = createRoute({
  getParentRoute: () => frame,
  path: '/review/samples',
  staticData: { title: 'samples.title' },
  /** The sample that is judged. */
  validateSearch: (search: Record<string, unknown>): { sample?: string } =>
    typeof search['sample'] === 'string' && isId(search['sample']) ? { sample: search['sample'] } : {},
  component: lazyScreen(() => import('../screens/review/samples/screen.tsx')),
})

const duties = createRoute({
  getParentRoute: () => frame,
  path: '/duties',
  staticData: { title: 'duties.title' },
  component: lazyScreen(() => import('../screens/duties/screen.tsx')),
})

const registerExport = createRoute({
  getParentRoute: () => frame,
  path: '/register/export',
  staticData: { title: 'export.title' },
  component: lazyScreen(() => import('../screens/register/export/screen.tsx')),
})

const callers = createRoute({
  getParentRoute: () => frame,
  path: '/callers',
  staticData: { title: 'callers.title' },
  component: lazyScreen(() => import('../screens/callers/screen.tsx')),
})

const dutyForm = createRoute({
  getParentRoute: () => frame,
  path: '/duties/$duty/form',
  staticData: { title: 'form.title' },
  component: lazyScreen(() => import('../screens/duties/form/screen.tsx')),
})

export const caseRoutes = [
  cases,
  openIncident,
  wallRoute,
  frame.addChildren([
    overview,
    ...evidenceRoutes,
    review,
    samples,
    register,
    person,
    duties,
    callers,
    dutyForm,
    registerExport,
    respondRoutes,
    endingRoutes,
  ]),
] as const

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
