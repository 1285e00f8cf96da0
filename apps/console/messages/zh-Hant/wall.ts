import type { wall as english } from '../en/wall.ts'

export const wall: Record<keyof typeof english, string> = {
  'wall.title': '大屏幕',
  'wall.open': '在大屏幕顯示',
  'wall.openFor': '已開立 {span}',
  'wall.people': '受影響人士',
  'wall.people.least': '至少',
  'wall.people.most': '至多',
  'wall.people.sure': '已逐一確認',
  'wall.people.none': '尚未有人計算。',
  'wall.people.gaps': '{n, plural, =0 {全部已讀取。} other {尚有 {n, number} 處缺口，人數未能確定。}}',
  'wall.reading': '正在讀取證據。',
  'wall.tasks.open': '待辦',
  'wall.tasks.late': '逾期',
  'wall.tasks.done': '已完成',
  'wall.tasks.next': '接着的任務',
  'wall.tasks.own': '自訂任務',
  'wall.deadlines': '接着的期限',
  'wall.deadlines.none': '沒有訂明日期的待履行期限。',
  'wall.deadlines.hanging': '{n, number} 項法定責任取決於尚未作出的判斷。',
  'wall.timeline': '最新事件',
  'wall.members': '當值人員',
}
