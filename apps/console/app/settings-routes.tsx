import { createRoute } from '@tanstack/react-router'
import { lazyScreen } from './lazy-screen.tsx'
import { root } from './root-route.tsx'

/** Routes of the settings: each part has an address of its own, in one frame. */
const frame = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyScreen(() => import('../screens/settings/frame.tsx')),
})

const first = createRoute({
  getParentRoute: () => frame,
  path: '/',
  staticData: { title: 'settings.title' },
  component: lazyScreen(() => import('../screens/settings/screen.tsx')),
})

const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  staticData: { title: 'settings.people' },
  component: lazyScreen(() => import('../screens/settings/people/screen.tsx')),
})

const invite = createRoute({
  getParentRoute: () => frame,
  path: '/people/invite',
  staticData: { title: 'settings.invite' },
  component: lazyScreen(() => import('../screens/settings/people/invite-screen.tsx')),
})

const person = createRoute({
  getParentRoute: () => frame,
  path: '/people/$accountId',
  staticData: { title: 'settings.person' },
  component: lazyScreen(() => import('../screens/settings/people/person-screen.tsx')),
})

const sites = createRoute({
  getParentRoute: () => frame,
  path: '/sites',
  staticData: { title: 'settings.sites' },
  component: lazyScreen(() => import('../screens/settings/sites-screen.tsx')),
})

const provider = createRoute({
  getParentRoute: () => frame,
  path: '/provider',
  staticData: { title: 'settings.provider' },
  component: lazyScreen(() => import('../screens/settings/provider/screen.tsx')),
})

const roster = createRoute({
  getParentRoute: () => frame,
  path: '/roster',
  staticData: { title: 'roster.title' },
  component: lazyScreen(() => import('../screens/settings/roster/screen.tsx')),
})

const ways = createRoute({
  getParentRoute: () => frame,
  path: '/ways',
  staticData: { title: 'settings.ways' },
  component: lazyScreen(() => import('../screens/settings/ways/screen.tsx')),
})

const connectors = createRoute({
  getParentRoute: () => frame,
  path: '/connectors',
  staticData: { title: 'settings.connectors' },
  component: lazyScreen(() => import('../screens/settings/connectors/screen.tsx')),
})

const keys = createRoute({
  getParentRoute: () => frame,
  path: '/keys',
  staticData: { title: 'settings.keys' },
  component: lazyScreen(() => import('../screens/settings/keys/screen.tsx')),
})

const approvals = createRoute({
  getParentRoute: () => frame,
  path: '/approvals',
  staticData: { title: 'settings.approvals' },
  component: lazyScreen(() => import('../screens/settings/approvals-screen.tsx')),
})

const ledger = createRoute({
  getParentRoute: () => frame,
  path: '/ledger',
  staticData: { title: 'settings.ledger' },
  component: lazyScreen(() => import('../screens/settings/ledger/screen.tsx')),
})

const parts = [
  first,
  people,
  invite,
  person,
  sites,
  provider,
  roster,
  ways,
  connectors,
  keys,
  approvals,
  ledger,
] as const

export const settingsRoutes = [frame.addChildren(parts)] as const
