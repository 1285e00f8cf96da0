import './clash.css'
import { useText } from '../../messages/use-text.ts'
import { Button } from '../actions/button.tsx'
import { Banner } from './banner.tsx'

interface ClashField {
  id: string
  label: string
  mine: string
  theirs: string
  onMine(): void
  onTheirs(): void
  /** For sentences: theirs below mine. */
  onBoth?(): void
}

/**
 * Two people changed the same thing. Both texts are shown, and a person says which one stands; what only one of them changed is joined already
 * and needs no answer.
 */
export function Clash({ fields }: { fields: readonly ClashField[] }) {
  const text = useText()
  if (fields.length === 0)
    return (
      <Banner tone="info" icon="people" title={text('design.clash.joined')} live="status">
        <p>{text('design.clash.joinedText')}</p>
      </Banner>
    )
  return (
    <Banner tone="warn" icon="people" title={text('design.clash.title')} live="alert">
      <p>{text('design.clash.text')}</p>
      {fields.map(({ id, label, mine, theirs, onMine, onTheirs, onBoth }) => (
        <section key={id} className="clash" aria-label={label}>
          <h3>{label}</h3>
          <div className="clash-sides">
            <ClashSide title={text('design.clash.theirs')} said={theirs} />
            <ClashSide title={text('design.clash.mine')} said={mine} />
          </div>
          <div className="row">
            <Button onPress={onTheirs}>{text('design.clash.takeTheirs')}</Button>
            <Button onPress={onMine}>{text('design.clash.keepMine')}</Button>
            {onBoth !== undefined && <Button onPress={onBoth}>{text('design.clash.both')}</Button>}
          </div>
        </section>
      ))}
    </Banner>
  )
}

function ClashSide({ title, said }: { title: string; said: string }) {
  const text = useText()
  return (
    <div>
      <p className="soft">{title}</p>
      <p className="clash-text" dir="auto">
        {said === '' ? text('design.clash.nothing') : said}
      </p>
    </div>
  )
}
