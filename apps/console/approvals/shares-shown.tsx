import { useText } from '../messages/use-text.ts'
import { ShownOnce } from '../shown-once/shown-once.tsx'

/** New shares of the vault's key, for whoever agreed as the second person: each on a sheet of its own, for a person of its own. */
export function SharesShown({ shares, onKept }: { shares: readonly string[]; onKept(): void }) {
  const text = useText()
  const address = `${window.location.origin}/unseal`
  return (
    <ShownOnce
      title={text('approvals.shares')}
      codes={shares}
      isOnOwnPages
      onPaper={
        <>
          <p>{text('approvals.shares.paper')}</p>
          <p>{address}</p>
        </>
      }
      onKept={onKept}
    >
      <p>{text('approvals.shares.text')}</p>
    </ShownOnce>
  )
}
