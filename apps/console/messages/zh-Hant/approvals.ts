import type { approvals as english } from '../en/approvals.ts'

export const approvals: Record<keyof typeof english, string> = {
  'approvals.inCase': '{code}：{action}',
  'approvals.mine': '由你提出',
  'approvals.by': '由 {who} 提出',
  'approvals.until': '須於以下時間前決定：',
  'approvals.lost': '未收到回應：可能已執行，也可能沒有',
  'approvals.lostText':
    '如下方已不再列出，即已執行。沒有人看過的新份額無法開啟任何內容：請在「保險庫及密鑰」移除，然後重新提出。',
  'approvals.runNumber': '第 {n, number} 次讀取',
  'approvals.approve': '已確認並執行。',
  'approvals.decline': '已拒絕。',
  'approvals.withdraw': '已撤回。',
  'approvals.exactly': '顯示確實內容',
  'approvals.nothingMore': '沒有其他內容。',
  'approvals.action.print-shares': '為保險庫密鑰製作五份新份額，由你查看及列印',
  'approvals.action.remove-lock': '移除一種開啟保險庫的方法',
  'approvals.action.release-hold': '解除法律保留',
  'approvals.action.purge-case': '銷毀個案的密鑰：其中封存的內容永遠不能再讀取',
  'approvals.action.export-register': '為某一方製作名冊檔案，並以其公鑰封存',
  'approvals.action.make-proof-pack-with-words': '製作附有人手輸入內容的證明檔案，當中可能提及個別人士',
  'approvals.part.lock_id': '開啟方法',
  'approvals.part.reason': '理由',
  'approvals.part.purpose': '用途',
  'approvals.part.recipients': '公鑰',
  'approvals.part.files': '檔案',
  'approvals.part.party_id': '有關方',
  'approvals.part.run_id': '名冊',
  'approvals.shares': '保險庫密鑰的五份份額',
  'approvals.shares.text':
    '請立即列印，之後不會再顯示。分別交給五位你信任的人。任何三份合起來可開啟保險庫，兩份則毫無用處。',
  'approvals.shares.paper':
    'Cordon：保險庫密鑰的一份份額。請放入密封信封，與其他份額分開存放。伺服器重新啟動後，與另外兩人各自在此輸入：',
}
