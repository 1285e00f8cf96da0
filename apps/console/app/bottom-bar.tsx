import { useNavigate, useParams } from '@tanstack/react-router'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu } from '../design/actions/menu.tsx'
import { Icon } from '../design/icon.tsx'
import { useText } from '../messages/use-text.ts'
import { PlaceLink } from './place-link.tsx'
import { places } from './places.ts'
import { useShownPlaces } from './use-shown-places.ts'

/** Places that fit beside "More" under a thumb. */
const room = 4

/** The navigation at the foot of a phone: inside a case its own places first. */
export function BottomBar() {
  const text = useText()
  const navigate = useNavigate()
  const params = useParams({ strict: false })
  const shown = useShownPlaces(places)
  const wanted = [...shown.filter(({ area }) => area === 'case'), ...shown.filter(({ area }) => area !== 'case')]
  const onBar = wanted.filter(({ onPhone }) => onPhone).slice(0, room)
  const others = wanted.filter((place) => !onBar.includes(place))
  return (
    <nav className="bottom no-print" aria-label={text('shell.places')}>
      {onBar.map((place) => (
        <PlaceLink key={place.id} place={place} className="bottom-link" />
      ))}
      {others.length > 0 && (
        <Menu
          label={text('shell.more')}
          choices={others.map(({ id, title, icon, to }) => ({
            id,
            text: text(title),
            icon,
            run: () => void navigate({ to, params }),
          }))}
        >
          <AriaButton className="bottom-link">
            <Icon name="more" />
            <span>{text('shell.more')}</span>
          </AriaButton>
        </Menu>
      )}
    </nav>
  )
}
