import type { home as english } from '../en/home.ts'

export const home: Record<keyof typeof english, string> = {
  'home.inHand': '處理中的事故',
  'home.moreCases': '{n, plural, other {另外 # 宗個案}}',
  'home.case.how': '成因',
  'home.case.opened': '開立時間',
  'home.case.role': '我的角色',
  'home.case.tasks': '任務',
  'home.case.open': '待辦 {n, number} 項',
  'home.case.late': '逾期 {n, number} 項',
  'home.case.next': '最近到期',
  'home.deadlines': '最近期限',
  'home.deadlines.more': '{n, plural, other {另有 # 項期限列於各個案}}',
  'home.waiting': '等待我處理',
  'home.nothing.title': '沒有等待你處理的事項',
  'home.nothing.text': '須由你以第二人身分確認的操作、你的任務，以及你的個案中發生的事，都會列於此。',
  'home.tasks.mine': '我的任務（{n, number}）',
  'home.tasks.free': '屬我的角色而無人接手（{n, number}）',
  'home.tasks.more': '{n, plural, other {尚有 # 項}}',
  'home.news': '最新情況（{n, number}）',
  'home.news.mark': '標示為已讀',
}
