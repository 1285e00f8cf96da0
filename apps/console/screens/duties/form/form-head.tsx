import { useRead } from '../../../api/use-read.ts'
import { OutsideLink } from '../../../design/actions/link.tsx'
import { Deadline } from '../../../design/time/deadline.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import type { PlainKey } from '../../../messages/catalogue.ts'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { DutyName } from '../../case/duty-name.tsx'
import { MarkDone } from '../mark-done.tsx'
import type { Form } from './filled.ts'

/** Whose form it is, by when, how it reaches them, and the way to mark it as done. */
export function FormHead({ duty, form }: { duty: string; form: Form }) {
  const text = useText()
  const mayMark = useMay()('judge-duties')
  const { case_id } = useCase()
  const { data } = useRead('list-deadlines', { case_id })
  const own = data?.deadlines.find((one) => one.duty === duty)
  const { title, to = form.law.recipient.name, url = form.law.recipient.url, sent, note, changed } = form
  return (
    <section className="card">
      <h2 lang={title === undefined ? undefined : 'en'}>{title ?? text('form.noForm')}</h2>
      <p>
        <DutyName duty={duty} law={form.law} />
      </p>
      {to !== undefined && (
        <p>
          {text('form.to')}: <span lang="en">{to}</span>
          {sent !== undefined && <> · {text(`form.sent.${sent}` as PlainKey)}</>}
          {url !== undefined && (
            <>
              {' · '}
              <OutsideLink href={url}>{text('form.where')}</OutsideLink>
            </>
          )}
        </p>
      )}
      {note !== undefined && <p lang="en">{note}</p>}
      <div className="row">
        {own?.done === undefined && own?.due !== undefined && <Deadline due={own.due} />}
        {own?.done !== undefined && (
          <span>
            {text('duties.doneBy', { name: own.done.by.name })} · <Instant at={own.done.at} />
          </span>
        )}
        {own !== undefined && own.done === undefined && mayMark && (
          <span className="no-print">
            <MarkDone of={own} duty={own} />
          </span>
        )}
      </div>
      {changed !== undefined && (
        <p className="soft">
          {text('form.changedBy', { name: changed.by.name })}, <Instant at={changed.at} />
        </p>
      )}
      <p className="soft no-print">{text('form.hint')}</p>
    </section>
  )
}
