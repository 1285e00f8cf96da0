import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from '../../design/actions/button.tsx'
import { Link } from '../../design/actions/link.tsx'
import { Disclosure } from '../../design/navigation/disclosure.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'
import { drafts } from '../drafts.ts'
import { FailedRead } from '../failed-read.tsx'
import { CodesForm } from './codes-form.tsx'
import type { Ending } from './session-store.ts'
import { readWaysIn, signInWithDirectory, signInWithPasskey } from './sign-in.ts'
import { useSignedIn, useSignedInElsewhere } from './use-signed-in.ts'

/** In place of the screen while nobody is signed in. The address stays: whoever signs in is where they wanted to be. */
export function SignInPlace({ why }: { why: Ending | null }) {
  const text = useText()
  const signedIn = useSignedIn()
  useSignedInElsewhere(signedIn)
  const ways = useQuery({ queryKey: ['ways-in'], queryFn: readWaysIn })
  const passkey = useMutation({ mutationFn: signInWithPasskey, retry: false, onSuccess: signedIn })
  const directory = useMutation({ mutationFn: signInWithDirectory, retry: false })
  const failed = passkey.error ?? directory.error ?? ways.error
  return (
    <div className="stack sign-in" data-density="airy">
      {why !== null && (
        <Banner tone="info" icon="lock" title={text(`shell.signIn.${why}`)} live="status">
          {drafts.size() > 0 && why !== 'left' && <p>{text('shell.signIn.kept')}</p>}
        </Banner>
      )}
      {failed !== null && <FailedRead error={failed} />}
      {browserSupportsWebAuthn() ? (
        <Button tone="main" icon="key" isPending={passkey.isPending} onPress={() => passkey.mutate()}>
          {text('signIn.passkey')}
        </Button>
      ) : (
        <Banner tone="warn" title={text('signIn.noPasskeys')} />
      )}
      {ways.data?.directory === true && (
        <Button icon="out" isPending={directory.isPending} onPress={() => directory.mutate()}>
          {text('signIn.directory')}
        </Button>
      )}
      {ways.data?.codes === true && (
        <Disclosure title={text('signIn.codes')}>
          <CodesForm onSignedIn={signedIn} />
        </Disclosure>
      )}
      {ways.data?.codes === false && (
        <Banner tone="info" icon="lock" title={text('shell.vault.sealed')}>
          <p>
            <Link to="/unseal">{text('shell.vault.open')}</Link>
          </p>
        </Banner>
      )}
      <p className="soft">
        <Link to="/enrol">{text('signIn.invited')}</Link> {text('signIn.noWay')}
      </p>
      <p>
        <Link to="/report">{text('signIn.report')}</Link>
      </p>
    </div>
  )
}
