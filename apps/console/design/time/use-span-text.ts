import { useText } from '../../messages/use-text.ts'
import type { Span } from './spans.ts'

/** Says a span in words: "2 days 5 hours". */
export function useSpanText(): (span: Span) => string {
  const text = useText()
  return ({ days, hours, minutes }) => {
    if (days > 0 && hours > 0) return text('design.span.daysHours', { days, hours })
    if (days > 0) return text('design.span.days', { days })
    if (hours > 0 && minutes > 0) return text('design.span.hoursMinutes', { hours, minutes })
    if (hours > 0) return text('design.span.hours', { hours })
    return text('design.span.minutes', { minutes })
  }
}
