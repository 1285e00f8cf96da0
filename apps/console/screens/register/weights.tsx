import './weights.css'
import { useLanguage } from '../../messages/use-text.ts'
import { useFieldWord } from './use-field-word.ts'

export interface Weight {
  field: string
  how: string
  bits: number
}

/** What each compared field says for (right of the middle) or against it being the same person. */
export function Weights({ weights }: { weights: readonly Weight[] }) {
  const { text } = useLanguage()
  const say = useFieldWord()
  const largest = Math.max(1, ...weights.map(({ bits }) => Math.abs(bits)))
  return (
    <table className="weights">
      <thead>
        <tr>
          <th scope="col">{text('register.weight.field')}</th>
          <th scope="col">{text('register.weight.how')}</th>
          <th scope="col">{text('register.weight.bits')}</th>
        </tr>
      </thead>
      <tbody>
        {weights.map(({ field, how, bits }) => (
          <tr key={field}>
            <th scope="row">{say.field(field)}</th>
            <td>{say.how(how)}</td>
            <td>
              <WeightBar bits={bits} largest={largest} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A weight as a figure with its sign, and as a bar from the middle. */
export function WeightBar({ bits, largest }: { bits: number; largest: number }) {
  const { locale } = useLanguage()
  const figure = new Intl.NumberFormat(locale, { signDisplay: 'always', minimumFractionDigits: 1 })
  const size = (50 * Math.min(Math.abs(bits), largest)) / largest
  return (
    <span className="weight">
      <span className="figures weight-figure">{figure.format(bits)}</span>
      <svg className="weight-drawing" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect
          className={bits < 0 ? 'weight-against' : 'weight-for'}
          x={bits < 0 ? 50 - size : 50}
          width={size}
          height="10"
        />
        <rect className="weight-middle" x="49.5" width="1" height="10" />
      </svg>
    </span>
  )
}
