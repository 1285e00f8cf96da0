import './report.css'
import { useState } from 'react'
import { Tabs } from '../../design/navigation/tabs.tsx'
import { useText } from '../../messages/use-text.ts'
import { Follow } from './follow.tsx'
import { TakenReport } from './receipt.tsx'
import { ReportForm } from './report-form.tsx'
import type { Receipt } from './use-report.ts'

/** Anybody tells of what looks wrong: with a session or without one, and while the vault is sealed. */
export function Screen() {
  const text = useText()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  return (
    <Tabs
      label={text('report.title')}
      tabs={[
        {
          id: 'tell',
          title: text('report.part.tell'),
          content:
            receipt === null ? (
              <ReportForm onTaken={setReceipt} />
            ) : (
              <TakenReport receipt={receipt} onAnother={() => setReceipt(null)} />
            ),
        },
        { id: 'follow', title: text('report.part.follow'), content: <Follow /> },
      ]}
    />
  )
}
