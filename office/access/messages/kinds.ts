/** What a message is of, in the words of a mail. A new kind is a line here; what the console says is the console's. */
export interface MessageKind {
  en: string
  'zh-Hant': string
  /** Also to the mailbox of whoever is on duty, and by webhook. */
  alarm: boolean
}

export const messageKinds = {
  'concern-reported': { en: 'A concern was reported.', 'zh-Hant': '有人報告了一宗疑慮。', alarm: true },
  'concern-answered': { en: 'There is an answer to your report.', 'zh-Hant': '你的報告有回覆。', alarm: false },
  'case-joined': { en: 'You were let into a case.', 'zh-Hant': '你已獲准進入一宗個案。', alarm: false },
  'task-assigned': { en: 'A task was given to you.', 'zh-Hant': '有一項工作交給了你。', alarm: false },
  'task-overdue': { en: 'A task is overdue.', 'zh-Hant': '有一項工作已逾期。', alarm: true },
  'deadline-near': { en: 'A deadline is near.', 'zh-Hant': '期限將至。', alarm: true },
  'deadline-over': { en: 'A deadline is over.', 'zh-Hant': '期限已過。', alarm: true },
  'deadlines-changed': { en: 'Deadlines have changed.', 'zh-Hant': '期限有變。', alarm: true },
  'approval-asked': {
    en: 'Something waits for a second person.',
    'zh-Hant': '有一項操作等待第二人批准。',
    alarm: false,
  },
  'glass-broken': { en: 'Somebody let themselves into a case.', 'zh-Hant': '有人緊急進入了一宗個案。', alarm: true },
  'containment-answered': { en: 'A containment has an answer.', 'zh-Hant': '一項遏制措施有結果。', alarm: false },
  'case-closed': { en: 'A case was closed.', 'zh-Hant': '一宗個案已結束。', alarm: false },
  'case-reopened': { en: 'A closed case was opened again.', 'zh-Hant': '一宗已結束的個案重新開啟。', alarm: true },
  'run-done': { en: 'A run has ended.', 'zh-Hant': '一次分析已完成。', alarm: true },
  'run-failed': { en: 'A run has failed.', 'zh-Hant': '一次分析失敗了。', alarm: true },
  test: { en: 'This is a test of alarms.', 'zh-Hant': '這是警報測試。', alarm: true },
} as const satisfies Record<string, MessageKind>

export type MessageKindName = keyof typeof messageKinds
