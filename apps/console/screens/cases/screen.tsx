import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { ScreenActions } from '../../app/screen-actions.tsx'
import { useSession } from '../../app/session/use-session.ts'
import { Button } from '../../design/actions/button.tsx'
import { Tabs } from '../../design/navigation/tabs.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { CaseTable } from './case-table.tsx'
import { OtherCases } from './glass/other-cases.tsx'
import { NoCase } from './no-case.tsx'
import { useOpening } from './use-opening.ts'

/** Every case that I may see, the ones in hand first. */
export function Screen() {
  const text = useText()
  const { data, error, refetch } = useRead('list-cases', {}, { every: 30_000 })
  const open = useOpening()
  const mayBreak = useSession().may.includes('break-glass')
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const inHand = data.cases.filter(({ state }) => state === 'open')
  const ended = data.cases.filter(({ state }) => state !== 'open')
  return (
    <>
      {open !== undefined && (
        <ScreenActions>
          <Button tone="main" icon="plus" onPress={open}>
            {text('cases.open')}
          </Button>
        </ScreenActions>
      )}
      <Tabs
        label={text('cases.all')}
        tabs={[
          {
            id: 'open',
            title: text('cases.inHand'),
            count: inHand.length,
            content: inHand.length === 0 ? <NoCase mayOpen={open !== undefined} /> : <CaseTable cases={inHand} />,
          },
          {
            id: 'ended',
            title: text('cases.ended'),
            count: ended.length,
            content: ended.length === 0 ? <NoneEnded /> : <CaseTable cases={ended} />,
          },
          ...(mayBreak ? [{ id: 'others', title: text('glass.others'), content: <OtherCases /> }] : []),
        ]}
      />
    </>
  )
}

function NoneEnded() {
  const text = useText()
  return (
    <EmptyState icon="done" title={text('cases.noneEnded.title')}>
      <p>{text('cases.noneEnded.text')}</p>
    </EmptyState>
  )
}
