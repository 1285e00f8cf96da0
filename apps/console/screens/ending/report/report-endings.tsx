import { Rows } from '../../../design/lists/rows.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import type { Report } from './report.ts'

/** When it was closed and opened again, by whom and why. */
export function ReportEndings({ report: { endings } }: { report: Report }) {
  const text = useText()
  if (endings.length === 0) return <p className="soft">{text('ending.endingsNone')}</p>
  return (
    <Rows
      label={text('ending.endings')}
      rows={endings.map(({ how, reason, by, at }) => ({
        id: at,
        title: text(how === 'closed' ? 'ending.wasClosed' : 'ending.wasOpened', { name: by.name }),
        note: (
          <>
            <Instant at={at} far={false} />
            {' · '}
            <span dir="auto">{reason}</span>
          </>
        ),
      }))}
    />
  )
}
