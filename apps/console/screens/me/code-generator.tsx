import { useState } from 'react'
import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { useText } from '../../messages/use-text.ts'
import { GeneratorSetup } from './generator-setup.tsx'
import type { Way } from './passkeys.tsx'
import { RemoveWay } from './remove-way.tsx'

/** The app on the phone that shows six digits: set up by scanning, kept once it has shown right ones. */
export function CodeGenerator({ ways }: { ways: readonly Way[] }) {
  const text = useText()
  const [setup, setSetup] = useState<{ secret: string; uri: string } | null>(null)
  const [leaving, setLeaving] = useState<string | null>(null)
  const begin = useWrite('begin-code-generator', {
    onDone: (outcome) => outcome.state === 'done' && setSetup(outcome.output),
  })
  const now = ways.find(({ kind }) => kind === 'totp')
  return (
    <div className="me-way">
      <h3>{text('me.generator')}</h3>
      <p className="soft">{text('me.generator.text')}</p>
      {begin.error !== null && <FailedRead error={begin.error} />}
      {setup === null ? (
        <div className="row">
          <Button icon="plus" isPending={begin.isPending} onPress={() => begin.mutate({})}>
            {text(now === undefined ? 'me.generator.make' : 'me.generator.renew')}
          </Button>
          {now !== undefined && (
            <Button icon="cross" onPress={() => setLeaving(now.way_id)}>
              {text('me.remove')}
            </Button>
          )}
        </div>
      ) : (
        <GeneratorSetup {...setup} onDone={() => setSetup(null)} />
      )}
      <RemoveWay wayId={leaving} onClose={() => setLeaving(null)} />
    </div>
  )
}
