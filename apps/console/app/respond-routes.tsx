import { createRoute } from '@tanstack/react-router'
import { frame } from './case-frame.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import { root } from './root-route.tsx'

const respond = createRoute({
  getParentRoute: () => frame,
  path: '/respond',
  staticData: { title: 'respond.title' },
  component: lazyScreen(() => import('../screens/respond/frame.tsx')),
})

/** Without an address of its own: the list stays where it is while tasks are opened beside it. */
const tasks = createRoute({
  getParentRoute: () => respond,
  id: 'list',
  component: lazyScreen(() => import('../screens/respond/tasks/screen.tsx')),
})

const noTask = createRoute({
  getParentRoute: () => tasks,
  path: '/',
  staticData: { title: 'respond.title' },
  component: lazyScreen(() => import('../screens/respond/tasks/nothing-chosen.tsx')),
})

const task = createRoute({
  getParentRoute: () => tasks,
  path: '/tasks/$taskId',
  staticData: { title: 'respond.title' },
  component: lazyScreen(() => import('../screens/respond/tasks/task.tsx')),
})

const timeline = createRoute({
  getParentRoute: () => respond,
  path: '/timeline',
  staticData: { title: 'respond.timeline' },
  component: lazyScreen(() => import('../screens/respond/timeline/screen.tsx')),
})

const decisions = createRoute({
  getParentRoute: () => respond,
  path: '/decisions',
  staticData: { title: 'respond.decisions' },
  /** A question that is to be answered at once: on a duty, or a judgement, by its id. */
  validateSearch: (search: Record<string, unknown>): { about?: string; judge?: string } => ({
    ...(isName(search['about']) && { about: search['about'] }),
    ...(isName(search['judge']) && { judge: search['judge'] }),
  }),
  component: lazyScreen(() => import('../screens/respond/decisions/screen.tsx')),
})

const parties = createRoute({
  getParentRoute: () => respond,
  path: '/parties',
  staticData: { title: 'respond.parties' },
  component: lazyScreen(() => import('../screens/respond/parties/screen.tsx')),
})

const custody = createRoute({
  getParentRoute: () => respond,
  path: '/custody',
  staticData: { title: 'respond.custody' },
  component: lazyScreen(() => import('../screens/respond/custody/screen.tsx')),
})

const exhibit = createRoute({
  getParentRoute: () => respond,
  path: '/custody/$exhibitId',
  staticData: { title: 'respond.custody' },
  component: lazyScreen(() => import('../screens/respond/custody/exhibit-page.tsx')),
})

const containment = createRoute({
  getParentRoute: () => respond,
  path: '/containment',
  staticData: { title: 'respond.containment' },
  component: lazyScreen(() => import('../screens/respond/containment/screen.tsx')),
})

const members = createRoute({
  getParentRoute: () => respond,
  path: '/members',
  staticData: { title: 'respond.members' },
  component: lazyScreen(() => import('../screens/respond/members/screen.tsx')),
})

/** The parts of the response; its frame holds the line of doors between them. */
export const respondRoutes = respond.addChildren([
  tasks.addChildren([noTask, task]),
  timeline,
  decisions,
  parties,
  custody,
  exhibit,
  containment,
  members,
])

/** Beside the frame of the case, whose bar shows its title: what people typed does not go on a wall. */
export const wallRoute = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId/wall',
  staticData: { title: 'wall.title', isWall: true },
  component: lazyScreen(() => import('../screens/respond/wall/screen.tsx')),
})

const isName = (given: unknown): given is string => typeof given === 'string' && /^[a-z][a-z0-9_-]{0,63}$/.test(given)
