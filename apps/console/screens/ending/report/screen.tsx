import type { ReactNode } from 'react'

import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Facts } from '../../../design/lists/facts.tsx'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'
import { Figures } from '../figures.tsx'
import type { Report } from './report.ts'
import { ReportDecisions } from './report-decisions.tsx'
import { ReportDuties } from './report-duties.tsx'
import { ReportEndings } from './report-endings.tsx'
import { ReportScope } from './report-scope.tsx'
import { ReportTimes } from './report-times.tsx'

/** The whole case on paper: what happened, how many, what the law asked and what was done, what was decided and why, how it ended. */
export function Screen() {
  const text = useText()
  const { case_id } = useCase()
  const { data, error, refetch } = useRead('read-final-report', { case_id })
  if (data === undefined)
    return error === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={error} again={() => void refetch()} />
    )
  return <FinalReport report={data} />
}

function FinalReport({ report }: { report: Report }) {
  const { text, locale } = useLanguage()
  const word = useWord()
  const figure = new Intl.NumberFormat(locale)
  return (
    <div className="stack read">
      <div className="row no-print">
        <Button icon="print" onPress={() => window.print()}>
          {text('ending.print')}
        </Button>
      </div>
      <Part title={`${report.code}: ${report.title}`}>
        <p className="prose" dir="auto">
          {report.known ?? ''}
        </p>
        <Facts
          facts={[
            { name: text('case.fact.how'), value: report.vectors.map((vector) => word('vector', vector)).join('\n') },
            { name: text('ending.state'), value: word('case-state', report.state) },
          ]}
        />
        <ReportTimes report={report} />
      </Part>
      <Part title={text('ending.scope')}>
        <ReportScope report={report} />
      </Part>
      <Part title={text('ending.reportDuties')}>
        <ReportDuties report={report} />
      </Part>
      <Part title={text('ending.reportDecisions')}>
        <ReportDecisions report={report} />
      </Part>
      <Part title={text('ending.counted')}>
        <Facts
          facts={[
            { name: text('ending.count.parties'), value: figure.format(sum(report.parties)) },
            { name: text('ending.count.contacts'), value: figure.format(report.contacts) },
            { name: text('ending.count.containments'), value: figure.format(sum(report.containments)) },
            { name: text('ending.count.exhibits'), value: figure.format(report.exhibits) },
          ]}
        />
      </Part>
      <Part title={text('ending.figures')}>
        <Figures figures={report.figures} />
      </Part>
      <Part title={text('ending.endings')}>
        <ReportEndings report={report} />
      </Part>
    </div>
  )
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, n) => all + n, 0)

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2 dir="auto">{title}</h2>
      {children}
    </section>
  )
}
