import './empty-state.css'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'

interface EmptyStateProps {
  icon: IconName
  /** What is not there yet. */
  title: string
  /** What will stand here, and how it comes about. */
  children: ReactNode
  /** The next thing to do, where there is one. */
  action?: ReactNode
  level?: 2 | 3
}

/** Where a list has nothing to show: it teaches what belongs here and how to begin. */
export function EmptyState({ icon, title, children, action, level = 2 }: EmptyStateProps) {
  const Title = `h${level}` as const
  return (
    <div className="empty">
      <Icon name={icon} size="l" />
      <Title>{title}</Title>
      <div className="empty-text">{children}</div>
      {action}
    </div>
  )
}
