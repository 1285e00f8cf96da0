import { type MessageKind, type MessageKindName, messageKinds } from './kinds.ts'

type Language = 'en' | 'zh-Hant'

/** What a mail says: kind, case code, what, when, link; nothing of any person. */
export interface MailContent {
  kind: string
  /** The code of the case; null: of none. */
  code: string | null
  what: string | null
  due: string | null
  link: string
}

const labels = {
  en: { what: 'What', due: 'Due', end: 'This mail holds no personal data. Sign in to see more.' },
  'zh-Hant': { what: '事項', due: '期限', end: '本電郵不載個人資料。請登入查看詳情。' },
} as const

export const languageOf = (wanted: string | undefined): Language => (wanted?.startsWith('zh') ? 'zh-Hant' : 'en')

export function writeMail({ kind, code, what, due, link }: MailContent, language: Language) {
  const known: MessageKind | undefined = messageKinds[kind as MessageKindName]
  // A message of an older version whose kind is gone.
  const sentence = known?.[language] ?? kind
  const words = labels[language]
  const lines = [
    ...(code === null ? [] : [code]),
    sentence,
    ...(what === null ? [] : [`${words.what}: ${what}`]),
    ...(due === null ? [] : [`${words.due}: ${readable(due)}`]),
    '',
    link,
    '',
    words.end,
    '',
  ]
  return { subject: `${code ?? 'Cordon'}: ${sentence.replace(/[.。]$/, '')}`, text: lines.join('\n') }
}

/** 2026-05-01T23:59:59-04:00 -> 2026-05-01 23:59 (UTC-04:00). */
function readable(due: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:\d\d)$/.exec(due)
  if (match === null) return due
  const [, day, time, offset] = match
  return `${day} ${time} (UTC${offset === 'Z' ? '' : offset})`
}
