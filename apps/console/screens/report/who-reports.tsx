import type { SessionAnswer } from '../../../../office/client-types.ts'
import { useRead } from '../../api/use-read.ts'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { Select } from '../../design/fields/select.tsx'
import { TextField } from '../../design/fields/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import type { QuestionsProps } from './questions.tsx'

/** With the name or without: only whoever is signed in has the choice. */
export function WhoReports({ reporter, draft, change }: QuestionsProps & { reporter: SessionAnswer | null }) {
  const text = useText()
  const isNamed = reporter !== null && draft.withName
  return (
    <>
      {reporter !== null && (
        <RadioGroup<'with' | 'without'>
          label={text('report.name')}
          value={draft.withName ? 'with' : 'without'}
          choices={(['with', 'without'] as const).map((id) => ({
            id,
            text: text(`report.name.${id}`),
            hint: text(id === 'with' ? 'report.name.withHint' : 'report.name.withoutHint'),
          }))}
          onChange={(id) => change({ withName: id === 'with' })}
        />
      )}
      {reporter?.verified === true && reporter.vault === 'open' && <SiteQuestion site={draft.site} change={change} />}
      <TextField
        label={text('report.contact')}
        hint={isNamed ? text('report.contactHint') : text('report.noName')}
        optional
        maxLength={200}
        autoComplete="off"
        value={draft.contact}
        onChange={(contact) => change({ contact })}
      />
    </>
  )
}

/** Only where the provider has sites, and to somebody whom the server tells of them. */
function SiteQuestion({ site, change }: { site: string | null; change: QuestionsProps['change'] }) {
  const text = useText()
  const sites = useRead('list-sites', {}).data?.sites ?? []
  if (sites.length === 0) return null
  return (
    <Select
      label={text('report.site')}
      optional
      value={site ?? ''}
      choices={[
        { id: '', text: text('report.unsure') },
        ...sites.map(({ site_id, name }) => ({ id: site_id, text: name })),
      ]}
      onChange={(id) => change({ site: id === '' ? null : id })}
    />
  )
}
