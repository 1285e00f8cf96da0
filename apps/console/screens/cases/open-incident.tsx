import './cases.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRead } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { useDraft } from '../../app/drafts.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { useTried } from '../../app/use-tried.ts'
import { Button } from '../../design/actions/button.tsx'
import { CheckboxGroup } from '../../design/fields/checkbox-group.tsx'
import { Select } from '../../design/fields/select.tsx'
import { TextArea, TextField } from '../../design/fields/text-field.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { Banner } from '../../design/status/banner.tsx'
import { serverClock, useNow } from '../../design/time/clock.ts'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { Clocks } from './clocks.tsx'
import {
  emptyDraft,
  emptyWithReport,
  type IncidentDraft,
  openingOf,
  type PartProps,
  vectors,
  wrongIn,
} from './incident-draft.ts'

/** Opens a case. What is typed is kept until it is sent, whatever happens meanwhile. */
export function Screen() {
  const text = useText()
  const navigate = useNavigate()
  const { concern } = useSearch({ from: '/cases/open' })
  const concerns = concern === undefined ? [] : [concern]
  const empty = concern === undefined ? emptyDraft : emptyWithReport
  const [draft, setDraft, drop] = useDraft(`open-incident:${concern ?? ''}`, empty)
  const wrong = wrongIn(draft, useNow())
  const opening = useWrite('open-incident', {
    changes: ['list-cases', 'list-messages', 'list-concerns'],
    onDone(outcome) {
      if (outcome.state !== 'done') return
      drop()
      tell({ text: text('cases.opened', { code: outcome.output.code }), tone: 'good' })
      void navigate({ to: '/cases/$caseId', params: { caseId: outcome.output.case_id } })
    },
  })
  const send = () => opening.mutate(openingOf(draft, concerns, serverClock.now()))
  const { form, tried, onSubmit } = useTried(Object.keys(wrong).length === 0, send)
  const change = (part: Partial<IncidentDraft>) => setDraft({ ...draft, ...part })
  return (
    <form ref={form} className="stack read" data-density="airy" noValidate onSubmit={onSubmit}>
      <p className="soft">{text('cases.form.intro')}</p>
      {concern !== undefined && <Banner tone="info" icon="flag" title={text('cases.form.concerns', { n: 1 })} />}
      <WhatHappened draft={draft} change={change} wrong={tried ? wrong : {}} />
      <Clocks draft={draft} change={change} wrong={tried ? wrong : {}} withReport={concern !== undefined} />
      {opening.error !== null && <FailedRead error={opening.error} />}
      <div className="row">
        <Button type="submit" tone="main" icon="check" isPending={opening.isPending}>
          {text('cases.form.send')}
        </Button>
      </div>
    </form>
  )
}

function WhatHappened({ draft, change, wrong }: PartProps) {
  const text = useText()
  const word = useWord()
  return (
    <>
      <CheckboxGroup
        label={text('cases.form.vectors')}
        hint={text('cases.form.vectorsHint')}
        error={wrong.vectors && text('cases.form.vectorsNone')}
        choices={vectors.map((id) => ({ id, text: word('vector', id), hint: text(`cases.about.${id}`) }))}
        value={draft.vectors}
        onChange={(chosen) => change({ vectors: chosen })}
      />
      <TextField
        label={text('cases.form.title')}
        hint={text('cases.form.titleHint')}
        error={wrong.title && text('cases.form.titleNone')}
        value={draft.title}
        maxLength={200}
        onChange={(title) => change({ title })}
      />
      <TextArea
        label={text('cases.form.known')}
        hint={text('cases.form.knownHint')}
        optional
        maxLength={10_000}
        value={draft.known}
        onChange={(known) => change({ known })}
      />
      <SiteChoice site={draft.site} change={change} />
    </>
  )
}

/** Only where the provider has more than one site. */
function SiteChoice({ site, change }: { site: string | null; change: PartProps['change'] }) {
  const text = useText()
  const { data } = useRead('list-sites', {})
  const sites = data?.sites ?? []
  if (sites.length === 0) return null
  return (
    <Select
      label={text('cases.form.site')}
      value={site ?? ''}
      choices={[
        { id: '', text: text('cases.form.everySite') },
        ...sites.map(({ site_id, name }) => ({ id: site_id, text: name })),
      ]}
      onChange={(id) => change({ site: id === '' ? null : id })}
    />
  )
}
