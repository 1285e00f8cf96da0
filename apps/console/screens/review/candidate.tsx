import { Button } from '../../design/actions/button.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { useFieldWord } from '../register/use-field-word.ts'
import { WeightBar } from '../register/weights.tsx'
import { type ComparedField, compareFields, type FieldValue } from './compare-fields.ts'
import type { ReviewedMatch } from './reviewed-match.ts'

interface CandidateProps {
  evidence: readonly FieldValue[]
  candidate: ReviewedMatch['candidates'][number]
  onChoose: (() => void) | undefined
}

/** One patient who may be meant: the evidence and the roster side by side, field by field, with what each field weighs. */
export function Candidate({
  evidence,
  candidate: { rank, patient_id, name, probability, fields, weights },
  onChoose,
}: CandidateProps) {
  const text = useText()
  const rows = compareFields(evidence, fields, weights)
  const prior = weights.find(({ field }) => field === 'prior')
  const largest = Math.max(1, ...weights.map(({ bits }) => Math.abs(bits)))
  return (
    <article className="card review-candidate">
      <h3>
        {rank}. <bdi>{name}</bdi> <span className="soft">{patient_id}</span>
      </h3>
      <p>{text('register.probability', { share: probability })}</p>
      <table className="weights">
        <thead>
          <tr>
            <th scope="col">{text('register.weight.field')}</th>
            <th scope="col">{text('review.evidence')}</th>
            <th scope="col">{text('review.roster')}</th>
            <th scope="col">{text('register.weight.bits')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FieldRow key={row.field} row={row} largest={largest} />
          ))}
        </tbody>
      </table>
      {prior !== undefined && <p className="soft">{text('review.prior', { bits: prior.bits })}</p>}
      {onChoose !== undefined && (
        <div className="row no-print">
          <Button icon="check" onPress={onChoose}>
            {text('review.same', { rank })}
          </Button>
        </div>
      )}
    </article>
  )
}

function FieldRow({ row: { field, evidence, roster, weight }, largest }: { row: ComparedField; largest: number }) {
  const text = useText()
  const word = useWord()
  const say = useFieldWord()
  const values = (list: readonly string[]) =>
    list.length === 0 ? <span className="soft">{text('review.notKnown')}</span> : <bdi>{list.join('\n')}</bdi>
  return (
    <tr>
      <th scope="row">{field === 'name' ? word('element', 'name') : say.field(field)}</th>
      <td className="review-value">{values(evidence)}</td>
      <td className="review-value">{values(roster)}</td>
      <td>
        {weight === undefined ? (
          <span className="soft">{text('review.notWeighed')}</span>
        ) : (
          <>
            <WeightBar bits={weight.bits} largest={largest} />
            <span className="soft">{say.how(weight.how)}</span>
          </>
        )}
      </td>
    </tr>
  )
}
