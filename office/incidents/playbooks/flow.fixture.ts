import type { Flow, Phase, Step } from './playbook.ts'

/** A step for tests with one question, `q`. */
export function step(id: string, phase: Phase, next: Step['next']): Step {
  return {
    id,
    phase,
    title: { en: `Do ${id}`, 'zh-Hant': `做${id}` },
    who: 'security',
    due: { within: '1 hour', of: 'opening' },
    escalation: [{ after: '30 minutes', to: 'incident-manager' }],
    privileged: false,
    csf: ['RS.MI-01'],
    do: [],
    do_not: [],
    asks: [
      { id: 'q', kind: 'yes-no-unsure', question: { en: `Is ${id} so?`, 'zh-Hant': `${id}是嗎？` }, required: true },
    ],
    waits_for: [],
    next,
  }
}

export function flowOf(start: string[], steps: Step[]): Flow {
  return { start, steps }
}
