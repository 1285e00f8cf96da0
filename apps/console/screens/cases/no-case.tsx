import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'

/** No case is in hand: what one is, and how it begins. */
export function NoCase({ mayOpen }: { mayOpen: boolean }) {
  const text = useText()
  return (
    <EmptyState icon="cases" title={text('cases.none.title')}>
      <p>{text(mayOpen ? 'cases.none.text' : 'cases.none.other')}</p>
    </EmptyState>
  )
}
