import { Converter } from 'opencc-js'
import { describe, expect, test } from 'vitest'
import { readingAge, wordsOf } from '../../notices/lint-letter.ts'
import { type CardKind, cardKinds, checkCards, loadCards } from './do-this-now.ts'
import { loadPlaybooks } from './load-playbooks.ts'
import type { Step, Words } from './playbook.ts'

/** Bars after the NHS service manual: sentences up to 20 words; reading age 9 to 11. A lint, not a proof: only readers can tell. */
const playbooks = [...loadPlaybooks().values()]
const steps = [...new Map(playbooks.flatMap((book) => book.steps).map((step) => [step.id, step])).values()]
const cards = loadCards()

const sentences = (step: Step): Words[] => [...step.do, ...step.do_not]
const questions = (step: Step): Words[] => step.asks.map(({ question }) => question)
const labels = (step: Step): Words[] => [step.title, ...step.asks.flatMap(({ options }) => options ?? [])]
const everything: Words[] = [
  ...playbooks.flatMap(({ title, about }) => [title, about]),
  ...steps.flatMap((step) => [...labels(step), ...sentences(step), ...questions(step)]),
  ...Object.values(cards).flatMap(({ title, lines }) => [title, ...lines]),
]
const split = (text: string): string[] => text.split(/(?<=[.!?])\s+/)
const age = (texts: string[]): number => readingAge(texts.flatMap(wordsOf), texts.flatMap(split).length)

describe('English', () => {
  test('one sentence a line, at most 20 words', () => {
    for (const { en } of steps.flatMap(sentences)) {
      expect(split(en), en).toHaveLength(1)
      expect(en).toMatch(/^[A-Z].*[.?]$/)
      expect(wordsOf(en).length, en).toBeLessThanOrEqual(20)
    }
    for (const { en } of steps.flatMap(questions)) {
      expect(en).toMatch(/^[A-Z][^.?]*\?$/)
      expect(wordsOf(en).length, en).toBeLessThanOrEqual(20)
    }
  })

  test('titles are short and say what to do', () => {
    for (const { title } of steps) {
      expect(wordsOf(title.en).length, title.en).toBeLessThanOrEqual(12)
      expect(title.en).not.toMatch(/[.?!]$/)
    }
  })

  test('a warning begins with what not to do', () => {
    for (const { en } of steps.flatMap(({ do_not }) => do_not)) expect(en).toMatch(/^Do not /)
  })

  test('no word of the trade that a practice manager need not know', () => {
    const trade =
      /\b(MFA|2FA|IOC|TTP|EDR|SIEM|exfiltrat\w*|forensically|triage|remediat\w*|threat actor|endpoint|eradicat\w*|PHI|DLP|stakeholders?)\b/i
    for (const { en } of everything) expect(en).not.toMatch(trade)
  })

  test('the steps of each playbook read at an age of at most 11', () => {
    for (const book of playbooks) {
      const texts = book.steps.flatMap((step) => [...sentences(step), ...questions(step)]).map(({ en }) => en)
      expect(age(texts), book.vector).toBeLessThanOrEqual(11)
    }
  })
})

describe('Traditional Chinese as written in Hong Kong', () => {
  const fromSimplified = Converter({ from: 'cn', to: 'hk' })
  /** Forms that Hong Kong writes in two ways; everything else that the converter changes is simplified. */
  const variants = '戶閱說了'
  const simplified = (text: string): string[] => {
    const written = [...fromSimplified(text)]
    return [...text].filter((character, index) => character !== written[index] && !variants.includes(character))
  }

  test('sentences end as sentences and questions as questions', () => {
    for (const words of steps.flatMap(sentences)) {
      expect(words['zh-Hant']).toMatch(/^[^。？！]+[。？]$/)
      expect(words['zh-Hant'].length, words['zh-Hant']).toBeLessThanOrEqual(45)
    }
    for (const words of steps.flatMap(questions)) expect(words['zh-Hant']).toMatch(/^[^。？！]+？$/)
  })

  test('no simplified character, no western punctuation beside Chinese', () => {
    for (const words of everything) {
      const text = words['zh-Hant']
      expect(simplified(text), text).toEqual([])
      expect(text).not.toMatch(/\p{Script=Han}[,.;:?!()]|[,;:?!()]\p{Script=Han}/u)
      expect(text).toMatch(/\p{Script=Han}/u)
    }
  })

  test('the check for simplified characters finds them', () =>
    expect(simplified('切勿关闭網络')).toEqual(['关', '闭', '络']))

  test('no word of Taiwan or the mainland where Hong Kong has its own', () => {
    const elsewhere =
      /網路|軟體|硬體|滑鼠|隨身碟|登錄|帳號|賬號|信息|視頻|短信|隱私|默認|程序|截屏|優盤|郵件|硬盤|黑客攻擊|列印機|質量|用戶端/
    for (const words of everything) expect(words['zh-Hant']).not.toMatch(elsewhere)
  })

  test('a warning begins with what not to do', () => {
    for (const words of steps.flatMap(({ do_not }) => do_not)) expect(words['zh-Hant']).toMatch(/切勿|不要|不必|不可/)
  })
})

describe('do this now', () => {
  test.each(cardKinds)('%s: at most 5 lines, at most 12 words a sentence, reading age at most 11', (kind) => {
    const { lines } = cards[kind]
    for (const { en } of lines.flatMap(({ en }) => split(en).map((sentence) => ({ en: sentence })))) {
      expect(wordsOf(en).length, en).toBeLessThanOrEqual(12)
      expect(en).toMatch(/[.?]$/)
    }
    for (const line of lines) expect(line['zh-Hant']).toMatch(/^.{2,25}。$/)
    expect(age(lines.map(({ en }) => en))).toBeLessThanOrEqual(11)
  })

  test('whoever is not sure is told to tell, and to leave everything on and in place', () => {
    const text = cards.unsure.lines.map(({ en }) => en).join(' ')
    expect(text).toMatch(/Tell us now.*Do not delete.*Do not switch.*Only unplug the network if we ask/)
  })

  test('a card that is missing, too long or in one language only is refused and named', () => {
    const broken = (kind: CardKind, card: unknown) => () => checkCards({ ...cards, [kind]: card })
    expect(broken('unsure', undefined)).toThrow(/data\/playbooks\/do-this-now\.yaml at \/unsure/)
    expect(broken('insider', { ...cards.insider, lines: Array(6).fill(cards.insider.lines[0]) })).toThrow(
      /\/insider\/lines/,
    )
    expect(broken('supplier', { title: { en: 'x' }, lines: cards.supplier.lines })).toThrow(/\/supplier\/title/)
    expect(() => checkCards({ ...cards, flood: cards.unsure })).toThrow(/do-this-now\.yaml at \/flood/)
  })
})
