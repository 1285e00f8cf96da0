import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { AskedSecond } from '../../../approvals/asked-second.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { Packs } from './packs.tsx'

/** While one is being made it is asked for so often. Milliseconds. */
const often = 2_000
const seldom = 60_000

/** Files that an outsider checks without us: what was recorded of this case, that it lies in the log, and that nothing was left out. */
export function Screen() {
  const text = useText()
  const { case_id } = useCase()
  const { data, error, refetch } = useRead(
    'list-proof-packs',
    { case_id },
    { every: (last) => (last?.packs.some(({ state }) => state !== 'ready') ? often : seldom) },
  )
  if (data === undefined)
    return error === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={error} again={() => void refetch()} />
    )
  return (
    <div className="stack read">
      <section className="card">
        <h2>{text('ending.makePack')}</h2>
        <p>{text('ending.packText')}</p>
        <MakePack />
      </section>
      <section className="card">
        <h2>{text('ending.packs')}</h2>
        <Packs packs={data.packs} />
      </section>
    </div>
  )
}

function MakePack() {
  const text = useText()
  const { case_id } = useCase()
  const make = useWrite('make-proof-pack', { changes: ['list-proof-packs'] })
  const withWords = useWrite('make-proof-pack-with-words', { changes: ['list-proof-packs', 'list-approvals'] })
  const error = make.error ?? withWords.error
  return (
    <>
      <div className="row no-print">
        <Button tone="main" icon="shield" isPending={make.isPending} onPress={() => make.mutate({ case_id })}>
          {text('ending.pack.make')}
        </Button>
        <Button icon="people" isPending={withWords.isPending} onPress={() => withWords.mutate({ case_id })}>
          {text('ending.pack.withWords')}
        </Button>
      </div>
      <p className="soft">{text('ending.pack.withWordsText')}</p>
      {withWords.data?.state === 'waiting' && <AskedSecond action="make-proof-pack-with-words" />}
      {error !== null && <FailedRead error={error} />}
    </>
  )
}
