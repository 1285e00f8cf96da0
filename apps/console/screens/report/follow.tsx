import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { FollowAnswer } from '../../../../office/client-types.ts'
import { send } from '../../api/send.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { TextField } from '../../design/fields/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { ConcernState } from './concern-state.tsx'

/** What became of a report without a name, by its code. The code goes into the request alone, never into the address. */
export function Follow() {
  const text = useText()
  const [follow, setFollow] = useState('')
  const asking = useMutation({
    mutationFn: async () => (await send<FollowAnswer>('/api/follow-concern', { follow: follow.trim() })).body,
    retry: false,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asking.mutate()
  }
  return (
    <form className="stack read" data-density="airy" onSubmit={submit}>
      <p>{text('report.follow.text')}</p>
      <TextField
        label={text('report.follow.code')}
        autoComplete="off"
        spellCheck="false"
        maxLength={100}
        value={follow}
        onChange={setFollow}
      />
      <div className="row">
        <Button type="submit" tone="main" icon="search" isPending={asking.isPending} isDisabled={follow.trim() === ''}>
          {text('report.follow.ask')}
        </Button>
      </div>
      {asking.error !== null && <FailedRead error={asking.error} />}
      <div role="status">
        {asking.data !== undefined && (
          <div className="card">
            <ConcernState concern={asking.data} />
          </div>
        )}
      </div>
    </form>
  )
}
