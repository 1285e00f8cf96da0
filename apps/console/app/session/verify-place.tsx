import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../design/actions/button.tsx'
import { TextField } from '../../design/fields/text-field.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'
import { FailedRead } from '../failed-read.tsx'
import { signInWithPasskey, verifySession } from './sign-in.ts'
import { useSignedIn } from './use-signed-in.ts'

/** In place of the screen for somebody whom the directory let in without a second factor: a generated code makes up for it. */
export function VerifyPlace() {
  const text = useText()
  const signedIn = useSignedIn()
  const [code, setCode] = useState('')
  const verify = useMutation({
    mutationFn: () => verifySession(code.replaceAll(' ', '')),
    retry: false,
    onSuccess: signedIn,
  })
  const passkey = useMutation({ mutationFn: signInWithPasskey, retry: false, onSuccess: signedIn })
  const failed = verify.error ?? passkey.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    verify.mutate()
  }
  return (
    <form className="stack sign-in" data-density="airy" onSubmit={submit}>
      <Banner tone="info" icon="lock" title={text('signIn.verify')}>
        <p>{text('signIn.verifyText')}</p>
      </Banner>
      {failed !== null && <FailedRead error={failed} />}
      <TextField
        label={text('signIn.generated')}
        hint={text('signIn.generatedHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
      />
      <div className="row">
        <Button type="submit" tone="main" isPending={verify.isPending} isDisabled={code === ''}>
          {text('signIn.go')}
        </Button>
        <Button icon="key" isPending={passkey.isPending} onPress={() => passkey.mutate()}>
          {text('signIn.passkeyInstead')}
        </Button>
      </div>
    </form>
  )
}
