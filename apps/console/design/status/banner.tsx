import './banner.css'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'
import { type Tone, toneIcons } from './badge.tsx'

interface BannerProps {
  tone: Tone
  title: string
  icon?: IconName
  children?: ReactNode
  /** Buttons, after the text. */
  actions?: ReactNode
  /** `alert`: read out at once, for what stops the work; `status`: when there is a pause. Neither for what stands there from the start. */
  live?: 'alert' | 'status'
}

/** Something to know about the page or the case, which stays until it no longer holds. */
export function Banner({ tone, title, icon, children, actions, live }: BannerProps) {
  return (
    <div className={`banner tone-${tone}`} role={live}>
      <Icon name={icon ?? toneIcons[tone]} />
      <div className="banner-text">
        <p className="banner-title">{title}</p>
        {children}
      </div>
      {actions !== undefined && <div className="banner-actions">{actions}</div>}
    </div>
  )
}
