import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { FailedRead } from '../../app/failed-read.tsx'
import { enrol } from '../../app/session/sign-in.ts'
import { useSignedIn } from '../../app/session/use-signed-in.ts'
import { Button } from '../../design/actions/button.tsx'
import { TextField } from '../../design/fields/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { RecoveryCodes } from './recovery-codes.tsx'

/** A first passkey, with the code from an invitation: it stands behind the # of the address, which browsers send to nobody. */
export function Screen() {
  const text = useText()
  const navigate = useNavigate()
  const signedIn = useSignedIn()
  const [code, setCode] = useState(() => window.location.hash.slice(1))
  const [isGiven] = useState(code !== '')
  const making = useMutation({ mutationFn: () => enrol(code.trim()), retry: false })
  useEffect(() => {
    // Out of the address at once: it is good for one sign-in, and addresses are kept and shared.
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [])
  const goOn = () => {
    signedIn()
    void navigate({ to: '/', replace: true })
  }
  if (making.data !== undefined) return <RecoveryCodes codes={making.data} onKept={goOn} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    making.mutate()
  }
  return (
    <form className="stack sign-in" data-density="airy" onSubmit={submit}>
      <p>{text('enrol.text')}</p>
      {making.error !== null && <FailedRead error={making.error} />}
      {(!isGiven || making.error !== null) && (
        <TextField
          label={text('enrol.code')}
          hint={text('enrol.codeHint')}
          autoComplete="off"
          value={code}
          onChange={setCode}
        />
      )}
      <div className="row">
        <Button type="submit" tone="main" icon="key" isPending={making.isPending} isDisabled={code.trim() === ''}>
          {text('enrol.make')}
        </Button>
      </div>
    </form>
  )
}
