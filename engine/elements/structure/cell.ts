/** Texts that mean "nothing here" in exports of databases, sheets and forms. */
const nothing = new Set(
  [
    'null',
    '(null)',
    '<null>',
    'n/a',
    'na',
    'n.a.',
    '#n/a',
    'nil',
    'none',
    'nan',
    'nat',
    'undefined',
    'unknown',
    'unk',
    'tbc',
    'tba',
  ].concat(
    [
      '\\n',
      '-',
      '--',
      '---',
      '.',
      '?',
      '/',
      'x',
      'xx',
      'xxx',
      '無',
      '无',
      '沒有',
      '没有',
      '不詳',
      '不详',
      '未知',
      '不適用',
      'なし',
      '不明',
    ],
    [
      '0000-00-00',
      '0000-00-00 00:00:00',
      '00/00/0000',
      '0001-01-01',
      '1900-01-00',
      'no name',
      'not applicable',
      'not known',
      'not provided',
      'not stated',
    ],
  ),
)

const longestNothing = 20

/** The cell as printed, trimmed; '' where it says that there is nothing. */
export function cellText(raw: string | undefined): string {
  if (raw === undefined || raw === '') return ''
  const text = raw.trim()
  if (text.length > longestNothing) return text
  return nothing.has(text.toLowerCase()) ? '' : text
}
