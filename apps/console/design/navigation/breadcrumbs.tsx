import './breadcrumbs.css'
import { Breadcrumbs as AriaBreadcrumbs, Breadcrumb } from 'react-aria-components/Breadcrumbs'
import { Link as AriaLink } from 'react-aria-components/Link'
import { useText } from '../../messages/use-text.ts'

export interface Crumb {
  title: string
  /** Path of the console; the last one, where one is, has none. */
  href?: string
}

/** Where this screen stands, from the top; each step is a link. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const text = useText()
  return (
    <nav aria-label={text('design.breadcrumbs')} className="crumbs no-print">
      <AriaBreadcrumbs>
        {crumbs.map(({ title, href }) => (
          <Breadcrumb key={title} className="crumb">
            <AriaLink className="crumb-link" {...(href === undefined ? {} : { href })}>
              {title}
            </AriaLink>
          </Breadcrumb>
        ))}
      </AriaBreadcrumbs>
    </nav>
  )
}
