import { type FormEvent, useState } from 'react'
import { ServerProblem } from '../../api/problem.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { TextField } from '../../design/fields/text-field.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { useText } from '../../messages/use-text.ts'
import { CopyButton } from '../../shown-once/copy-button.tsx'
import { QrCode } from '../../shown-once/qr-code.tsx'

/** The key, to scan or to type, and the first code, which proves that the phone has it. */
export function GeneratorSetup({ secret, uri, onDone }: { secret: string; uri: string; onDone(): void }) {
  const text = useText()
  const [code, setCode] = useState('')
  const confirm = useWrite('confirm-code-generator', {
    changes: ['list-ways-in'],
    onDone() {
      tell({ text: text('me.generator.kept') })
      onDone()
    },
  })
  const isWrong = confirm.error instanceof ServerProblem && confirm.error.code === 'INPUT_INVALID'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ secret, code: code.replaceAll(' ', '') })
  }
  return (
    <form className="me-generator" onSubmit={submit}>
      <QrCode content={uri} label={text('me.generator.picture')} />
      <div className="stack">
        <p>{text('me.generator.scan')}</p>
        <p>
          {text('me.generator.key')} <code className="me-key">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <div className="row">
          <CopyButton content={secret} />
        </div>
        <TextField
          label={text('me.generator.code')}
          error={isWrong ? text('me.generator.wrong') : undefined}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          value={code}
          onChange={setCode}
        />
        {confirm.error !== null && !isWrong && <FailedRead error={confirm.error} />}
        <div className="row">
          <Button type="submit" tone="main" icon="check" isPending={confirm.isPending} isDisabled={code.trim() === ''}>
            {text('me.generator.confirm')}
          </Button>
        </div>
      </div>
    </form>
  )
}
