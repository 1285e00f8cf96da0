import type { shownOnce as english } from '../en/shown-once.ts'

export const shownOnce: Record<keyof typeof english, string> = {
  'shownOnce.copy': '複製',
  'shownOnce.copied': '已複製',
  'shownOnce.notCopied': '瀏覽器不允許複製。請選取文字，然後自行複製。',
  'shownOnce.print': '列印',
  'shownOnce.kept': '我已妥善保存',
  'shownOnce.stay': '頁面上仍有只顯示一次的內容。請先確認已妥善保存，然後繼續。',
  'shownOnce.next': '繼續',
}
