import type { Reason } from './lead-on.ts'
import type { Ask, Flow, Words } from './playbook.ts'

const shortAnswers: Record<string, Words> = {
  yes: { en: 'Yes', 'zh-Hant': '是' },
  no: { en: 'No', 'zh-Hant': '否' },
  unsure: { en: 'Not sure', 'zh-Hant': '不確定' },
}

/** Why a step is not needed, in words for the screen. */
export function sayWhy(flow: Flow, reason: Reason): Words {
  const step = flow.steps.find(({ id }) => id === reason.step)!
  const ask = step.asks.find(({ id }) => id === reason.ask)
  if (ask === undefined)
    return { en: `"${step.title.en}" was not needed.`, 'zh-Hant': `毋須進行「${step.title['zh-Hant']}」。` }
  const answer = sayAnswer(ask, reason.answer!)
  return {
    en: `"${ask.question.en}" was answered "${answer.en}".`,
    'zh-Hant': `「${ask.question['zh-Hant']}」的答案是「${answer['zh-Hant']}」。`,
  }
}

/** An answer among options in words: what a button says. */
export function sayAnswer(ask: Ask, answer: string): Words {
  const option = ask.options?.find(({ id }) => id === answer)
  if (option !== undefined) return { en: option.en, 'zh-Hant': option['zh-Hant'] }
  return shortAnswers[answer] ?? { en: answer, 'zh-Hant': answer }
}
