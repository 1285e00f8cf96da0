import './tree.css'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import { Tree as AriaTree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'

export interface Branch {
  id: string
  title: string
  icon: IconName
  /** At the end of the line: a state, a count. */
  end?: ReactNode
  children?: readonly Branch[]
}

interface TreeProps {
  label: string
  branches: readonly Branch[]
  /** Ids of the branches that are open at first. */
  opened?: readonly string[]
  onOpen?(id: string): void
}

/** Things inside things: sources and their items. Arrow keys walk it, right opens, left closes. */
export function Tree({ label, branches, opened, onOpen }: TreeProps) {
  return (
    <AriaTree
      className="tree"
      aria-label={label}
      items={branches}
      defaultExpandedKeys={opened ?? []}
      onAction={(id) => onOpen?.(String(id))}
    >
      {(branch) => <BranchLine {...branch} />}
    </AriaTree>
  )
}

function BranchLine({ id, title, icon, end, children }: Branch) {
  return (
    <TreeItem id={id} textValue={title} className="branch">
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <span className="branch-line" style={{ paddingInlineStart: `${(level - 1) * 1.25}rem` }}>
            {hasChildItems ? (
              <AriaButton slot="chevron" className="branch-open">
                <Icon name="right" size="s" />
              </AriaButton>
            ) : (
              <span className="branch-open" />
            )}
            <Icon name={icon} />
            <span className="branch-title">{title}</span>
            {end}
          </span>
        )}
      </TreeItemContent>
      <Collection items={children ?? []}>{(branch) => <BranchLine {...branch} />}</Collection>
    </TreeItem>
  )
}
