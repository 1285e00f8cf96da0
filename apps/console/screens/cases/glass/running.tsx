import { useNavigate } from '@tanstack/react-router'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { Banner } from '../../../design/status/banner.tsx'
import { Deadline } from '../../../design/time/deadline.tsx'
import { useText } from '../../../messages/use-text.ts'
import { changedByGlass } from './changed-by-glass.ts'

/** Over every screen of a case that I let myself into: how long it lasts, and the way out. */
export function RunningGlass({ caseId, code, until }: { caseId: string; code: string; until: string }) {
  const text = useText()
  const navigate = useNavigate()
  const leave = useWrite('give-back-glass', {
    changes: changedByGlass,
    onDone() {
      tell({ text: text('glass.givenBack', { code }), tone: 'good' })
      void navigate({ to: '/cases' })
    },
  })
  return (
    <>
      <Banner
        tone="warn"
        title={text('glass.running')}
        actions={
          <Button isPending={leave.isPending} onPress={() => leave.mutate({ case_id: caseId })}>
            {text('glass.giveBack')}
          </Button>
        }
      >
        <p>{text('glass.runningText')}</p>
        <p>
          <Deadline due={until} />
        </p>
      </Banner>
      {leave.error !== null && <FailedRead error={leave.error} />}
    </>
  )
}
