import type { ReactNode } from 'react'
import { useText } from '../../messages/use-text.ts'
import { Button } from '../actions/button.tsx'
import { Banner } from './banner.tsx'

/** What the server says of a failure (application/problem+json). */
export interface ProblemFacts {
  code: string
  /** What happened. */
  title: string
  /** What to do. */
  remedy: string
}

interface ProblemBannerProps {
  problem: ProblemFacts
  /** Offers to try again. */
  again?: () => void
  children?: ReactNode
}

/** A failure: what happened, what to do, and its code, which the help desk and docs/errors.md know. */
export function ProblemBanner({ problem, again, children }: ProblemBannerProps) {
  const text = useText()
  return (
    <Banner
      tone="bad"
      title={problem.title}
      live="alert"
      actions={
        again !== undefined && (
          <Button icon="again" onPress={again}>
            {text('design.problem.again')}
          </Button>
        )
      }
    >
      <p>{problem.remedy}</p>
      {children}
      <p className="banner-code">{text('design.problem.code', { code: problem.code })}</p>
    </Banner>
  )
}
