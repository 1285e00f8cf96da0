import type { LinkProps } from '@tanstack/react-router'
import type { SessionAnswer } from '../../../office/client-types.ts'
import type { IconName } from '../design/icon-shapes.ts'
import type { PlainKey } from '../messages/catalogue.ts'

/** A door of the navigation. Doors stand here in their order; one is added with its screen, never before it. */
export interface Place {
  id: string
  to: NonNullable<LinkProps['to']>
  title: PlainKey
  icon: IconName
  /** `main`: always there. `case`: inside a case, below its name. `foot`: at the end. */
  area: 'main' | 'case' | 'foot'
  /** On the bar at the foot of a phone there is room for four; the others are behind "More". */
  onPhone: boolean
  /** Shown to those only whose roles at the provider allow it. What a role allows in a case, the case's own screens tell. */
  needs?: SessionAnswer['may'][number]
  /** In a case: shown to those only to whom their roles in it give one of these. */
  needsInCase?: readonly string[]
  /** Marked as the open one only where it is itself open, not where a place below its path is. */
  exact?: true
  /** `g h`: goes there from anywhere. */
  keys?: string
}

/**
 * The order to keep: main: home, cases, concerns. case: overview, evidence, review, register, callers, duties, respond, notices, ending. foot: report, readiness, training,
 * me, settings, design.
 */
export const places: readonly Place[] = [
  { id: 'home', to: '/', title: 'shell.place.home', icon: 'home', area: 'main', onPhone: true, keys: 'g h' },
  {
    ...{ id: 'cases', to: '/cases', title: 'cases.title', icon: 'cases' },
    ...{ area: 'main', onPhone: true, exact: true, keys: 'g c' },
  },
  {
    ...{ id: 'concerns', to: '/concerns', title: 'concerns.title', icon: 'flag', needs: 'triage-concerns' },
    ...{ area: 'main', onPhone: true, keys: 'g t' },
  },
  {
    ...{ id: 'overview', to: '/cases/$caseId', title: 'case.overview', icon: 'overview' },
    ...{ area: 'case', onPhone: true, exact: true, keys: 'g o' },
  },
  {
    ...{ id: 'evidence', to: '/cases/$caseId/evidence', title: 'evidence.title', icon: 'evidence' },
    ...{ area: 'case', onPhone: false, needsInCase: ['see-counts', 'attach-sources'], keys: 'g e' },
  },
  {
    ...{ id: 'review', to: '/cases/$caseId/review', title: 'review.title', icon: 'review' },
    ...{ area: 'case', onPhone: false, needsInCase: ['review-people'], keys: 'g v' },
  },
  {
    ...{ id: 'register', to: '/cases/$caseId/register', title: 'register.title', icon: 'register' },
    ...{ area: 'case', onPhone: true, needsInCase: ['see-register'], keys: 'g p' },
  },
  {
    ...{ id: 'callers', to: '/cases/$caseId/callers', title: 'callers.title', icon: 'people' },
    ...{ area: 'case', onPhone: false, needsInCase: ['answer-caller'], keys: 'g l' },
  },
  {
    ...{ id: 'duties', to: '/cases/$caseId/duties', title: 'duties.title', icon: 'duties' },
    ...{ area: 'case', onPhone: true, needsInCase: ['see-duties'], keys: 'g d' },
  },
  {
    ...{ id: 'respond', to: '/cases/$caseId/respond', title: 'respond.title', icon: 'respond' },
    ...{ area: 'case', onPhone: true, keys: 'g k' },
  },
  {
    ...{ id: 'ending', to: '/cases/$caseId/ending', title: 'ending.title', icon: 'done' },
    ...{ area: 'case', onPhone: false, keys: 'g x' },
    needsInCase: ['close-case', 'see-decisions', 'see-duties', 'export-proof'],
  },
  { id: 'report', to: '/report', title: 'report.place', icon: 'warn', area: 'foot', onPhone: true, keys: 'g r' },
  { id: 'me', to: '/me', title: 'me.title', icon: 'person', area: 'foot', onPhone: false, keys: 'g m' },
  {
    ...{ id: 'settings', to: '/settings', title: 'settings.title', icon: 'settings', needs: 'see-provider' },
    ...{ area: 'foot', onPhone: false, keys: 'g s' },
  },
  { id: 'design', to: '/design', title: 'designPage.title', icon: 'palette', area: 'foot', onPhone: false },
]
