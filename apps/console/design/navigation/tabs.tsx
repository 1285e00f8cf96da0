import './tabs.css'
import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'

export interface TabContent {
  id: string
  title: string
  /** How many things are behind it, where that helps to choose. */
  count?: number
  content: ReactNode
}

interface TabsProps {
  label: string
  tabs: readonly TabContent[]
  /** Without it the tabs remember by themselves which one is open. */
  open?: string
  onOpen?(id: string): void
}

/** Views of one thing, of which one is seen at a time. Places of the console are links, not tabs. */
export function Tabs({ label, tabs, open, onOpen }: TabsProps) {
  return (
    <AriaTabs
      className="tabs"
      {...(open === undefined ? {} : { selectedKey: open })}
      onSelectionChange={(id) => onOpen?.(String(id))}
    >
      <TabList className="tab-list" aria-label={label}>
        {tabs.map(({ id, title, count }) => (
          <Tab key={id} id={id} className="tab">
            {title}
            {count !== undefined && <span className="tab-count figures">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
