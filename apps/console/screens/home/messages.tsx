import type { OutputOf } from '../../../../office/client-types.ts'
import { useWrite } from '../../api/use-write.ts'
import { Button } from '../../design/actions/button.tsx'
import { Link } from '../../design/actions/link.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import type { OpenCase } from './use-open-cases.ts'

type Message = OutputOf<'list-messages'>['messages'][number]

/** The newest; the others move up when these are marked as read. */
const shown = 8

/** What happened since I last looked, the newest first. */
export function Messages({ messages, cases }: { messages: readonly Message[]; cases: readonly OpenCase[] }) {
  const text = useText()
  const word = useWord()
  const mark = useWrite('mark-messages', { changes: ['list-messages'] })
  if (messages.length === 0) return null
  const now = messages.slice(0, shown)
  return (
    <section className="stack-tight">
      <div className="row home-news">
        <h3>{text('home.news', { n: messages.length })}</h3>
        <Button
          tone="bare"
          icon="check"
          isPending={mark.isPending}
          onPress={() => mark.mutate({ message_ids: now.map(({ message_id }) => message_id) })}
        >
          {text('home.news.mark')}
        </Button>
      </div>
      <Rows
        label={text('home.news', { n: messages.length })}
        rows={now.map(({ message_id, kind, case_id, about, at }) => {
          const code = cases.find((one) => one.case_id === case_id)?.code
          return {
            id: message_id,
            title: (
              <Onward kind={kind} caseId={case_id} about={about}>
                {word('message', kind)}
              </Onward>
            ),
            note: (
              <>
                {code !== undefined && `${code} · `}
                <Instant at={at} />
              </>
            ),
          }
        })}
      />
    </section>
  )
}

interface OnwardProps {
  kind: string
  caseId: string | undefined
  about: string | undefined
  children: string
}

/** Leads to what the message speaks of. */
function Onward({ kind, caseId, about, children }: OnwardProps) {
  if (kind === 'concern-reported' && about !== undefined)
    return (
      <Link to="/concerns/$concernId" params={{ concernId: about }}>
        {children}
      </Link>
    )
  if (kind === 'concern-answered') return <Link to="/me">{children}</Link>
  if (caseId === undefined) return children
  return (
    <Link to="/cases/$caseId" params={{ caseId }}>
      {children}
    </Link>
  )
}
