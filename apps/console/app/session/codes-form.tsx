import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../design/actions/button.tsx'
import { TextField } from '../../design/fields/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { FailedRead } from '../failed-read.tsx'
import { signInWithCodes } from './sign-in.ts'

/** Without a passkey at hand: an address, the code that the phone shows, and one of the recovery codes on paper. Both codes are used up. */
export function CodesForm({ onSignedIn }: { onSignedIn(): void }) {
  const text = useText()
  const [email, setEmail] = useState('')
  const [generated, setGenerated] = useState('')
  const [recovery, setRecovery] = useState('')
  const codes = { email: email.trim(), generated: generated.replaceAll(' ', ''), recovery: recovery.trim() }
  const signIn = useMutation({ mutationFn: () => signInWithCodes(codes), retry: false, onSuccess: onSignedIn })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      {signIn.error !== null && <FailedRead error={signIn.error} />}
      <TextField label={text('signIn.email')} type="email" autoComplete="email" value={email} onChange={setEmail} />
      <TextField
        label={text('signIn.generated')}
        hint={text('signIn.generatedHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={generated}
        onChange={setGenerated}
      />
      <TextField
        label={text('signIn.recovery')}
        hint={text('signIn.recoveryHint')}
        autoComplete="off"
        value={recovery}
        onChange={setRecovery}
      />
      <div className="row">
        <Button type="submit" isPending={signIn.isPending} isDisabled={Object.values(codes).includes('')}>
          {text('signIn.withCodes')}
        </Button>
      </div>
    </form>
  )
}
