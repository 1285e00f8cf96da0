import './link.css'
import { createLink, type LinkComponent } from '@tanstack/react-router'
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link'

function PlainLink(props: AriaLinkProps) {
  return <AriaLink {...props} />
}

const RoutedLink = createLink(PlainLink)

/**
 * Goes to a place of the console: `<Link to="/cases/$caseId" params={{ caseId }}>`, checked against the routes. The link to where one is
 * already carries `aria-current`.
 */
export const Link: LinkComponent<typeof PlainLink> = (props) => (
  <RoutedLink className="link" activeProps={{}} {...props} />
)

/** Leaves the console, in a new tab; says so. */
export function OutsideLink({ href, children }: { href: string; children: string }) {
  return (
    <AriaLink className="link" href={href} target="_blank" rel="noreferrer">
      {children}
    </AriaLink>
  )
}
