import { useMemo, useState } from 'react'
import { Link } from '../../design/actions/link.tsx'
import { Facts } from '../../design/lists/facts.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { Breadcrumbs } from '../../design/navigation/breadcrumbs.tsx'
import { Disclosure } from '../../design/navigation/disclosure.tsx'
import { KeyHints } from '../../design/navigation/key-hints.tsx'
import { Sections } from '../../design/navigation/sections.tsx'
import { Tabs } from '../../design/navigation/tabs.tsx'
import { Tree } from '../../design/navigation/tree.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { Badge, type Tone } from '../../design/status/badge.tsx'
import type { Column, Sort } from '../../design/tables/column.ts'
import { DataTable } from '../../design/tables/data-table.tsx'
import { useLanguage, useText } from '../../messages/use-text.ts'
import { type SamplePerson, sampleBranches, samplePerson } from './samples.ts'
import { Specimen } from './specimen.tsx'

const million = 1_000_000
const harmTones: Record<SamplePerson['harm'], Tone> = { low: 'good', medium: 'info', high: 'warn', 'very-high': 'bad' }

export function Lists() {
  const { text, locale } = useLanguage()
  const [sort, setSort] = useState<Sort>({ column: 'number', direction: 'ascending' })
  const columns = useMemo((): Column<SamplePerson>[] => {
    const figure = new Intl.NumberFormat(locale)
    return [
      {
        id: 'number',
        title: text('designPage.column.number'),
        width: '8rem',
        sortable: true,
        cell: ({ number }) => number,
      },
      { id: 'name', title: text('designPage.column.name'), width: 'minmax(8rem, 2fr)', cell: ({ name }) => name },
      { id: 'grade', title: text('designPage.column.grade'), width: '7rem', from: 560, cell: ({ grade }) => grade },
      {
        id: 'harm',
        title: text('designPage.column.harm'),
        width: '8rem',
        from: 480,
        cell: ({ harm }) => <Badge tone={harmTones[harm]}>{text(`designPage.harm.${harm}`)}</Badge>,
      },
      {
        id: 'places',
        title: text('designPage.column.places'),
        width: '6rem',
        align: 'end',
        from: 400,
        cell: ({ places }) => figure.format(places),
      },
    ]
  }, [text, locale])
  const place = (index: number): number => (sort.direction === 'ascending' ? index : million - 1 - index)
  return (
    <>
      <ShortLists />
      <Specimen name="Tree">
        <Tree label={text('designPage.tree')} branches={withStates(sampleBranches, text)} opened={['dump']} />
      </Specimen>
      <Specimen name="DataTable">
        <DataTable
          label={text('designPage.table')}
          columns={columns}
          count={million}
          row={(index) => samplePerson(place(index))}
          sort={sort}
          onSort={setSort}
          onOpen={({ number }) => tell({ tone: 'info', text: text('designPage.opened', { number }) })}
        />
        <KeyHints
          label={text('designPage.keys')}
          hints={[
            { keys: 'Up Down', does: text('designPage.keys.move') },
            { keys: 'Enter', does: text('designPage.keys.open') },
            { keys: 'Mod End', does: text('designPage.keys.end') },
          ]}
        />
      </Specimen>
    </>
  )
}

function ShortLists() {
  const text = useText()
  return (
    <>
      <Specimen name="Breadcrumbs, Tabs">
        <Breadcrumbs
          crumbs={[
            { title: text('designPage.crumb.cases'), href: '/design' },
            { title: 'HK-2026-0017', href: '/design' },
            { title: text('designPage.crumb.evidence') },
          ]}
        />
        <Tabs
          label={text('designPage.tabs')}
          tabs={[
            {
              id: 'due',
              title: text('designPage.tab.due'),
              count: 3,
              content: <p>{text('designPage.tab.dueText')}</p>,
            },
            {
              id: 'done',
              title: text('designPage.tab.done'),
              count: 12,
              content: <p>{text('designPage.tab.doneText')}</p>,
            },
          ]}
        />
      </Specimen>
      <Specimen name="Disclosure">
        <Disclosure title={text('designPage.disclosure')} level={4}>
          <p>{text('designPage.disclosureText')}</p>
        </Disclosure>
      </Specimen>
      <Specimen name="Sections">
        <Sections label={text('designPage.sections')}>
          <Link to="/design">{text('designPage.section.here')}</Link>
          <Link to="/cases">{text('designPage.section.other')}</Link>
        </Sections>
      </Specimen>
      <Specimen name="Rows, Facts">
        <div className="columns">
          <Rows
            label={text('designPage.rows')}
            rows={[
              {
                id: 'mail',
                icon: 'mail',
                title: text('designPage.row.mail'),
                note: text('designPage.row.mailNote'),
                end: <Badge tone="warn">{text('designPage.badge.partial')}</Badge>,
              },
              { id: 'table', icon: 'table', title: <Link to="/design">{text('designPage.row.table')}</Link> },
            ]}
          />
          <Facts
            facts={[
              { name: text('designPage.fact.found'), value: text('designPage.fact.foundValue') },
              { name: text('designPage.fact.seal'), value: text('designPage.fact.sealValue') },
            ]}
          />
        </div>
      </Specimen>
    </>
  )
}

function withStates(
  branches: typeof sampleBranches,
  text: ReturnType<typeof useLanguage>['text'],
): typeof sampleBranches {
  return branches.map((branch) => ({
    ...branch,
    end: branch.id === 'mail' ? <Badge tone="warn">{text('designPage.badge.partial')}</Badge> : undefined,
    ...(branch.children === undefined ? {} : { children: withStates(branch.children, text) }),
  }))
}
