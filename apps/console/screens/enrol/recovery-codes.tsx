import { useState } from 'react'
import { Button } from '../../design/actions/button.tsx'
import { Checkbox } from '../../design/fields/checkbox.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'

/** Shown once, after the passkey was made: to print or write down. Going on asks whether they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const text = useText()
  const [isKept, setKept] = useState(codes.length === 0)
  return (
    <div className="stack sign-in" data-density="airy">
      <Banner tone="good" title={text('enrol.done')} live="status" />
      {codes.length > 0 && (
        <>
          <h2>{text('enrol.codes')}</h2>
          <p>{text('enrol.codesText')}</p>
          <ol className="columns figures" aria-label={text('enrol.codes')}>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <div className="row">
            <Button icon="print" onPress={() => window.print()}>
              {text('enrol.print')}
            </Button>
          </div>
          <Checkbox label={text('enrol.kept')} value={isKept} onChange={setKept} />
        </>
      )}
      <div className="row">
        <Button tone="main" isDisabled={!isKept} onPress={onKept}>
          {text('enrol.go')}
        </Button>
      </div>
    </div>
  )
}
