import './shell.css'
import { Outlet, useMatches } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { Toasts } from '../design/overlays/toasts.tsx'
import { useText } from '../messages/use-text.ts'
import { BottomBar } from './bottom-bar.tsx'
import { loadOtherScreens } from './lazy-screen.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { SessionGate } from './session/session.tsx'
import { useStanding } from './session/use-standing.ts'
import { SideBar } from './side-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeys } from './use-keys.ts'
import { useRouteFocus } from './use-route-focus.ts'

/** What is around every screen: the way to other places, the heading, and what concerns all of them. */
export function Shell() {
  const text = useText()
  const matches = useMatches()
  const heading = useRef<HTMLHeadingElement>(null)
  const { title, isOpen = false, isAlone = false, isWall = false } = matches.at(-1)?.staticData ?? {}
  const { state } = useStanding()
  const isOutside = state === 'outside' && !isOpen
  const name = text(isOutside ? 'signIn.title' : (title ?? 'shell.nowhere.title'))
  const isBare = isAlone === true || isOutside || (isAlone === 'outside' && state !== 'inside')
  const around = isBare ? 'alone' : isWall ? 'wall' : 'places'
  useKeys()
  useEffect(loadOtherScreens, [])
  useRouteFocus(heading, name)
  const screen = (
    <Suspense fallback={<p className="soft">{text('shell.loading')}</p>}>
      <Outlet />
    </Suspense>
  )
  return (
    <div className={`shell shell-${around}`}>
      <a className="skip no-print" href="#main">
        {text('shell.skip')}
      </a>
      {around !== 'wall' && <TopBar hasPalette={around === 'places'} />}
      {around === 'places' && <SideBar />}
      <main id="main" className="main" tabIndex={-1}>
        <OfflineBanner />
        <div className={around === 'wall' ? 'unseen' : 'main-head'}>
          <h1 ref={heading} tabIndex={-1}>
            {name}
          </h1>
          <div id="screen-actions" className="row no-print" />
        </div>
        {isOpen ? screen : <SessionGate>{screen}</SessionGate>}
      </main>
      {around === 'places' && <BottomBar />}
      <Toasts />
    </div>
  )
}
