import { useParams } from '@tanstack/react-router'
import { Link } from '../design/actions/link.tsx'
import { Icon } from '../design/icon.tsx'
import { useText } from '../messages/use-text.ts'
import type { Place } from './places.ts'

/** A door of the navigation; the one of the open screen is marked (`aria-current`), also to the eye. */
export function PlaceLink({ place, className }: { place: Place; className: string }) {
  const text = useText()
  const params = useParams({ strict: false })
  return (
    <Link
      to={place.to}
      params={params}
      className={className}
      activeOptions={{ exact: place.to === '/' || place.exact === true }}
    >
      <Icon name={place.icon} />
      <span>{text(place.title)}</span>
    </Link>
  )
}
