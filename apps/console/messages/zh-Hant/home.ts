import type { home as english } from '../en/home.ts'

export const home: Record<keyof typeof english, string> = {
  'home.waiting': '等待我處理',
  'home.nothing.title': '沒有等待你處理的事項',
  'home.nothing.text': '須由第二人確認的操作會列於此處，例如大量發送、匯出及刪除。一人提出，另一位有相同權限的人確認。',
  'home.approval.mine': '{action}：你已提出，須由第二人確認',
  'home.approval.other': '{action}：{who} 請你確認',
}
