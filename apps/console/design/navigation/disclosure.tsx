import './disclosure.css'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { Icon } from '../icon.tsx'

/** Something that few need, or that is long: closed at first, opened by its title. */
export function Disclosure({ title, level = 3, children }: { title: string; level?: 2 | 3 | 4; children: ReactNode }) {
  return (
    <AriaDisclosure className="disclosure">
      <Heading level={level} className="disclosure-title">
        <AriaButton slot="trigger" className="disclosure-button">
          <Icon name="right" />
          {title}
        </AriaButton>
      </Heading>
      <DisclosurePanel className="disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  )
}
