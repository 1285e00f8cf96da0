import { Button } from '../../design/actions/button.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'
import { ShownOnce } from '../../shown-once/shown-once.tsx'

/** After the passkey was made: ten codes, shown once. None while the vault is sealed, for they are kept under its key. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const text = useText()
  return (
    <div className="stack sign-in" data-density="airy">
      <Banner tone="good" title={text('enrol.done')} live="status">
        {codes.length === 0 && <p>{text('enrol.codesLater')}</p>}
      </Banner>
      {codes.length === 0 ? (
        <Button tone="main" onPress={onKept}>
          {text('shownOnce.next')}
        </Button>
      ) : (
        <ShownOnce
          title={text('enrol.codes')}
          codes={codes}
          onPaper={<p>{text('me.recovery.paper')}</p>}
          onKept={onKept}
        >
          <p>{text('enrol.codesText')}</p>
        </ShownOnce>
      )}
    </div>
  )
}
