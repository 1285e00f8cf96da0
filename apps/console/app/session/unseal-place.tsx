import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { UnsealAnswer, VaultState } from '../../../../office/client-types.ts'
import { send } from '../../api/send.ts'
import { Button } from '../../design/actions/button.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { TextArea, TextField } from '../../design/fields/text-field.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'
import { FailedRead } from '../failed-read.tsx'
import { sessionKey } from './read-session.ts'

type Way = 'passphrase' | 'share'

/** What `GET /api/vault` answers, which asks for no session. */
export const vaultKey = ['vault'] as const

/** In place of the screen while the vault is sealed (after a start of the server): whoever has the passphrase or a share opens it. */
export function UnsealPlace({ vault }: { vault: Exclude<VaultState, 'open'> }) {
  const text = useText()
  const client = useQueryClient()
  const [way, setWay] = useState<Way>('passphrase')
  const [secret, setSecret] = useState('')
  const unseal = useMutation({
    mutationFn: async () => (await send<UnsealAnswer>('/api/unseal', { [way]: secret })).body,
    retry: false,
    onSuccess: () => {
      setSecret('')
      return Promise.all([sessionKey, vaultKey].map((queryKey) => client.invalidateQueries({ queryKey })))
    },
  })
  const shares = unseal.data?.shares
  if (vault === 'new') return <Banner tone="info" icon="lock" title={text('shell.vault.new')} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    unseal.mutate()
  }
  return (
    <form className="stack read" data-density="airy" onSubmit={submit}>
      <Banner tone="info" icon="lock" title={text('shell.vault.sealed')}>
        <p>{text('shell.vault.sealedText')}</p>
      </Banner>
      {unseal.error !== null && <FailedRead error={unseal.error} />}
      {shares !== undefined && <Banner tone="good" title={text('shell.vault.shares', shares)} live="status" />}
      <RadioGroup<Way>
        label={text('shell.vault.way')}
        value={way}
        onChange={(chosen) => {
          setSecret('')
          setWay(chosen)
        }}
        choices={[
          { id: 'passphrase', text: text('shell.vault.passphrase') },
          { id: 'share', text: text('shell.vault.share'), hint: text('shell.vault.shareHint') },
        ]}
      />
      {way === 'passphrase' ? (
        <TextField
          label={text('shell.vault.passphrase')}
          type="password"
          autoComplete="off"
          value={secret}
          onChange={setSecret}
        />
      ) : (
        // Ninety characters from paper, which nobody types unseen.
        <TextArea
          label={text('shell.vault.share')}
          hint={text('shell.vault.shareTyped')}
          autoComplete="off"
          spellCheck="false"
          maxLength={1000}
          value={secret}
          onChange={setSecret}
        />
      )}
      <div className="row">
        <Button type="submit" tone="main" icon="lock" isPending={unseal.isPending} isDisabled={secret === ''}>
          {text('shell.vault.open')}
        </Button>
      </div>
    </form>
  )
}
