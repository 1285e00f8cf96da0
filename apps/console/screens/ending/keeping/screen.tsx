import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { CaseKey } from './case-key.tsx'
import { Destroy } from './destroy.tsx'
import { LegalHold } from './legal-hold.tsx'

/** What keeps this case, and what would end it: the legal hold, its key, and destroying that. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const { case_id, state } = useCase()
  const { data, error, refetch } = useRead('read-keeping', { case_id }, { every: 5_000 })
  if (data === undefined)
    return error === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={error} again={() => void refetch()} />
    )
  return (
    <div className="stack read">
      <LegalHold keeping={data} />
      <CaseKey version={data.key_version} />
      {may('purge-case') && state !== 'erased' && <Destroy isHeld={data.hold !== undefined} />}
    </div>
  )
}
