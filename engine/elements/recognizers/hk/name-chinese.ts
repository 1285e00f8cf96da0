import { Role } from '../../findings.ts'
import { elementIndex } from '../../taxonomy.ts'
import { chineseNameEnd, isHan, startsWithSurname } from '../../text/chinese-name.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import type { Reading } from '../../text/reading.ts'
import type { Recognizer } from '../contract.ts'

const name = elementIndex('name')
const titles = /先生|女士|小姐|太太|醫生|医生|醫師|医师|教授|護士|护士|姑娘|婆婆|伯伯|同學/g
const staff = new Set(['醫生', '医生', '醫師', '医师', '教授', '護士', '护士', '姑娘'])
const beforeCard = /[（(][A-Z]{1,2}\d{6}[（(][\dA][)）]/g

/** Chinese names in front of a title (陳大文先生, 李醫生) or of an identity card number in brackets. */
export const nameChinese: Recognizer = {
  name: 'name-chinese',
  elements: ['name'],
  read(reading, drafts) {
    const { text } = reading
    if (reading.classes.length === 256) return
    for (const found of text.matchAll(titles)) {
      const role = staff.has(found[0]) ? Role.staff : Role.subject
      addBefore(reading, found.index, role, `Stands before "${found[0]}"`, 1, drafts)
    }
    for (const found of text.matchAll(beforeCard))
      addBefore(reading, found.index, Role.subject, 'Stands before an identity card number', 2, drafts)
  },
}

/** Adds the longest name that ends at `end`, of at least `least` characters. */
function addBefore(reading: Reading, end: number, role: number, why: string, least: number, drafts: Drafts): void {
  for (let length = 4; length >= least; length--) {
    const start = end - length
    if (start < 0 || startsWithSurname(reading, start) === 0) continue
    const surname = startsWithSurname(reading, start)
    if (length > surname + 2 || (length > 1 && length <= surname && surname > 1 && least > 1)) continue
    if (length > 3 && surname === 1) continue
    if (
      start > 0 &&
      length > surname &&
      isHan(reading.units[start - 1]!) &&
      startsWithSurname(reading, start - 1) > 0 &&
      length < 3
    )
      continue
    if (length > surname && chineseNameEnd(reading, start, false) < end) continue
    drafts.add(name, start, end, length > 1 ? 88 : 70, Rank.label, why, role)
    return
  }
}
