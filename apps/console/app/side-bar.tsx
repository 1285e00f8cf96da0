import { useText } from '../messages/use-text.ts'
import { PlaceLink } from './place-link.tsx'
import { type Place, places } from './places.ts'
import { useShownPlaces } from './use-shown-places.ts'

/** The navigation beside the screen; on narrow ones BottomBar takes its place. */
export function SideBar() {
  const text = useText()
  const shown = useShownPlaces(places)
  const area = (name: Place['area']) => shown.filter((place) => place.area === name)
  return (
    <nav className="side no-print" aria-label={text('shell.places')}>
      <PlaceList places={area('main')} />
      {area('case').length > 0 && (
        <>
          <p className="side-group">{text('shell.inCase')}</p>
          <PlaceList places={area('case')} />
        </>
      )}
      <span className="side-gap" />
      <PlaceList places={area('foot')} />
    </nav>
  )
}

function PlaceList({ places: listed }: { places: readonly Place[] }) {
  return (
    <ul className="side-list">
      {listed.map((place) => (
        <li key={place.id}>
          <PlaceLink place={place} className="side-link" />
        </li>
      ))}
    </ul>
  )
}
