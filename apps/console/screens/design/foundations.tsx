import { Icon } from '../../design/icon.tsx'
import { type IconName, iconShapes } from '../../design/icon-shapes.ts'
import { useText } from '../../messages/use-text.ts'
import { Specimen } from './specimen.tsx'

const colours = [
  ...['page', 'surface', 'sunken', 'hover', 'chosen', 'line-soft', 'line-strong', 'ink', 'ink-soft', 'accent', 'focus'],
  ...['bad', 'warn', 'good', 'info', 'quiet'].flatMap((tone) => [`${tone}-ink`, `${tone}-fill`]),
  ...['data-1', 'data-2', 'data-3', 'data-4', 'data-5', 'data-soft', 'data-rest'],
]
const sizes = ['xs', 's', 'm', 'l', 'xl', '2xl', '3xl']

export function Foundations() {
  const text = useText()
  return (
    <>
      <Specimen name="tokens.css: --text-*">
        <div className="stack-tight">
          {sizes.map((size) => (
            <p key={size} className="type-line" style={{ fontSize: `var(--text-${size})` }}>
              {text('designPage.typeSample', { size })}
            </p>
          ))}
        </div>
      </Specimen>
      <Specimen name="tokens.css: colours">
        <div className="swatches">
          {colours.map((colour) => (
            <code key={colour} className="swatch" style={{ '--swatch': `var(--${colour})` } as React.CSSProperties}>
              {colour}
            </code>
          ))}
        </div>
      </Specimen>
      <Specimen name="Icon">
        <div className="swatches">
          {(Object.keys(iconShapes) as IconName[]).map((name) => (
            <span key={name} className="row">
              <Icon name={name} />
              <code>{name}</code>
            </span>
          ))}
        </div>
      </Specimen>
    </>
  )
}
