import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { OutputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { Button } from '../../../design/actions/button.tsx'
import { RadioGroup } from '../../../design/fields/radio-group.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useText } from '../../../messages/use-text.ts'
import { FormDialog } from '../../case/form-dialog.tsx'
import { changedByGlass } from './changed-by-glass.ts'

export type OtherCase = OutputOf<'list-other-cases'>['cases'][number]

const hours = ['1', '2', '4'] as const

/** The way into a case that one is not in: a reason, and for how long. */
export function BreakGlass({ other }: { other: OtherCase }) {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="warn" onPress={() => setOpen(true)} aria-label={text('glass.breakInto', { code: other.code })}>
        {text('glass.break')}
      </Button>
      {isOpen && <GlassForm other={other} onEnd={() => setOpen(false)} />}
    </>
  )
}

function GlassForm({ other: { case_id, code }, onEnd }: { other: OtherCase; onEnd(): void }) {
  const text = useText()
  const navigate = useNavigate()
  const [reason, setReason, dropReason] = useDraft(`glass:${case_id}`, '')
  const [length, setLength, dropLength] = useDraft<(typeof hours)[number]>(`glass-hours:${case_id}`, '1')
  const enter = useWrite('break-glass', {
    changes: changedByGlass,
    onDone() {
      dropReason()
      dropLength()
      onEnd()
      tell({ text: text('glass.broken', { code }) })
      void navigate({ to: '/cases/$caseId', params: { caseId: case_id } })
    },
  })
  const isEmpty = reason.trim() === ''
  return (
    <FormDialog
      title={text('glass.breakInto', { code })}
      action={text('glass.enter')}
      isRight={!isEmpty}
      isPending={enter.isPending}
      error={enter.error}
      onSend={() => enter.mutate({ case_id, reason: reason.trim(), hours: Number(length) })}
      onEnd={onEnd}
    >
      {(tried) => (
        <>
          <p>{text('glass.about')}</p>
          <TextArea
            label={text('glass.reason')}
            hint={text('glass.reasonHint')}
            error={tried && isEmpty ? text('respond.reasonNone') : undefined}
            maxLength={10_000}
            value={reason}
            onChange={setReason}
          />
          <RadioGroup
            label={text('glass.length')}
            choices={hours.map((id) => ({ id, text: text('glass.hours', { n: Number(id) }) }))}
            value={length}
            onChange={setLength}
          />
        </>
      )}
    </FormDialog>
  )
}
