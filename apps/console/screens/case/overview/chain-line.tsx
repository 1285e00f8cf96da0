import type { ReactNode } from 'react'
import { type RegisterFilter, useOpenRegister } from '../../../app/use-open-register.ts'
import { Link } from '../../../design/actions/link.tsx'
import { Chain } from '../../../design/charts/chain.tsx'
import { useNow } from '../../../design/time/clock.ts'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../case-context.ts'
import { type ChainFacts, chainOf } from './chain-of.ts'
import type { useDuties } from './use-duties.ts'
import type { useScope } from './use-scope.ts'

interface ChainLineProps {
  scope: ReturnType<typeof useScope>
  duties: ReturnType<typeof useDuties>
}

/** The whole job as one line: from the evidence to the proof. */
export function ChainLine({ scope: { runs, sources }, duties: { board } }: ChainLineProps) {
  const { text } = useLanguage()
  const { state } = useCase()
  const now = useNow()
  const facts = chainOf({
    ...{ runs, sources, deadlines: board?.deadlines, questions: board?.questions.length ?? 0 },
    ...{ now: Math.floor(now / 60_000) * 60_000, isClosed: state !== 'open' },
  })
  return <Chain label={text('case.chain')} steps={useSteps(facts)} />
}

function useSteps({ evidence, elements, people, harm, duties, notices, proof }: Partial<ChainFacts>) {
  const { text, locale } = useLanguage()
  const { case_id } = useCase()
  const open = useOpenRegister(case_id, useMay()('see-register'))
  const figure = new Intl.NumberFormat(locale)
  const steps = [
    evidence && {
      ...{ id: 'evidence', title: text('case.chain.evidence'), state: evidence.state },
      ...(evidence.total > 0 && { figure: page('/cases/$caseId/evidence', 'evidence', figure.format(evidence.total)) }),
      note: evidenceNote(evidence),
    },
    elements && {
      ...{ id: 'elements', title: text('case.chain.elements'), state: elements.state },
      ...(elements.classes > 0 && { figure: register('elements', {}, figure.format(elements.classes)) }),
      note: text(elements.classes > 0 ? 'case.chain.classes' : 'case.chain.none'),
    },
    people && {
      ...{ id: 'people', title: text('case.chain.people'), state: people.state },
      ...(people.state !== 'none' && { figure: register('people', {}, bounds(people)) }),
      note: peopleNote(people),
    },
    harm && {
      ...{ id: 'harm', title: text('case.chain.harm'), state: harm.state },
      ...(harm.state !== 'none' && { figure: register('harm', { band: 'worst' }, figure.format(harm.worst)) }),
      note: text(harm.state === 'none' ? 'case.chain.none' : 'case.chain.worst'),
    },
    duties && {
      ...{ id: 'duties', title: text('case.chain.duties'), state: duties.state },
      figure: page('/cases/$caseId/duties', 'duties', figure.format(duties.open)),
      note: dutiesNote(duties),
    },
    notices && {
      ...{ id: 'notices', title: text('case.chain.notices'), state: notices.state },
      note:
        notices.all === 0
          ? text('case.chain.noNotice')
          : text('case.chain.told', { done: notices.done, all: notices.all }),
    },
    proof && {
      ...{ id: 'proof', title: text('case.chain.proof'), state: proof.state },
      note: text(proof.state === 'done' ? 'case.chain.proofDone' : 'case.chain.proofKept'),
    },
  ]
  return steps.filter((step) => step !== undefined)

  /** A number that opens its list on another page of the case. */
  function page(to: '/cases/$caseId/evidence' | '/cases/$caseId/duties', step: LinkedStep, shown: string): ReactNode {
    return (
      <Link className="number-link" to={to} params={{ caseId: case_id }}>
        {shown}
        <Opens step={step} />
      </Link>
    )
  }
  function register(step: LinkedStep, filter: RegisterFilter, shown: string): ReactNode {
    if (open === undefined) return shown
    return (
      <button type="button" className="number-link" onClick={() => open(filter)}>
        {shown}
        <Opens step={step} />
      </button>
    )
  }

  function evidenceNote({ state, read, total, gaps }: ChainFacts['evidence']): string {
    if (total === 0 && state === 'now') return text('case.chain.evidence.now')
    if (total === 0) return text(state === 'look' ? 'case.chain.evidence.look' : 'case.chain.noEvidence')
    return gaps === 0 ? text('case.chain.allRead') : text('case.chain.read', { read, gaps })
  }
  function bounds({ least, most }: ChainFacts['people']): string {
    return least === most ? figure.format(least) : text('case.chain.bounds', { least, most })
  }
  function peopleNote({ state, least, most, ambiguous }: ChainFacts['people']): string {
    if (state === 'none') return text('case.chain.none')
    if (ambiguous > 0) return text('case.chain.ambiguous', { n: ambiguous })
    return text(most > least ? 'case.chain.room' : 'case.chain.peopleSure')
  }
  function dutiesNote({ late, questions, open, state }: ChainFacts['duties']): string {
    if (late > 0) return text('case.chain.late', { n: late })
    if (questions > 0) return text('case.chain.questions', { n: questions })
    return text(open > 0 ? 'case.chain.owed' : state === 'done' ? 'case.chain.met' : 'case.chain.nothingOwed')
  }
}

type LinkedStep = 'evidence' | 'elements' | 'people' | 'harm' | 'duties'

function Opens({ step }: { step: LinkedStep }) {
  const text = useText()
  return <span className="unseen">{text('design.opens', { label: text(`case.chain.${step}`) })}</span>
}
