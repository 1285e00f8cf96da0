import { useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { useSession } from '../../../app/session/use-session.ts'
import { useTried } from '../../../app/use-tried.ts'
import { Button } from '../../../design/actions/button.tsx'
import { CheckboxGroup } from '../../../design/fields/checkbox-group.tsx'
import { DateField } from '../../../design/fields/date-field.tsx'
import { FileDrop } from '../../../design/fields/file-drop.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { serverClock } from '../../../design/time/clock.ts'
import { useBytes } from '../../../messages/use-bytes.ts'
import { useText } from '../../../messages/use-text.ts'
import { rosterSending } from './sending.ts'

type Chosen = readonly { name: string; file: File }[]

/** As many as one version takes. */
const mostFiles = 100

/** A new version: its files, as of when, and for which sites. */
export function BringRoster({ onEnd }: { onEnd(): void }) {
  const text = useText()
  const { account_id } = useSession()
  const sites = useRead('list-sites', {}).data?.sites ?? []
  const [files, setFiles] = useState<Chosen>([])
  const [statedOn, setStatedOn] = useState<string | null>(null)
  const [siteIds, setSiteIds] = useState<string[]>([])
  const wrong = {
    files: files.length === 0 ? text('roster.files.none') : wrongAmong(files, text),
    day: statedOn === null ? text('roster.asOf.none') : isToCome(statedOn) ? text('roster.asOf.toCome') : undefined,
  }
  const send = () => {
    rosterSending.begin({ stated_on: statedOn!, site_ids: siteIds, files }, account_id, serverClock.now())
    onEnd()
  }
  const { form, tried, onSubmit } = useTried(wrong.files === undefined && wrong.day === undefined, send)
  return (
    <form ref={form} className="card" noValidate onSubmit={onSubmit}>
      <h2>{text('roster.bring')}</h2>
      <FileDrop
        label={text('roster.drop')}
        hint={text('roster.dropHint')}
        onFiles={(more) => setFiles([...files, ...more])}
      />
      {tried && wrong.files !== undefined && <Banner tone="bad" title={wrong.files} live="alert" />}
      <ChosenFiles files={files} onDrop={() => setFiles([])} />
      <DateField
        label={text('roster.asOf')}
        hint={text('roster.asOfHint')}
        error={tried ? wrong.day : undefined}
        value={statedOn}
        onChange={setStatedOn}
      />
      {sites.length > 0 && (
        <CheckboxGroup<string>
          label={text('roster.sites')}
          hint={text('roster.sitesHint')}
          optional
          value={siteIds}
          choices={sites.map(({ site_id, name }) => ({ id: site_id, text: name }))}
          onChange={setSiteIds}
        />
      )}
      <div className="row">
        <Button type="submit" tone="main" icon="upload">
          {text('roster.send')}
        </Button>
        <Button onPress={onEnd}>{text('attach.cancel')}</Button>
      </div>
    </form>
  )
}

function ChosenFiles({ files, onDrop }: { files: Chosen; onDrop(): void }) {
  const text = useText()
  const bytes = useBytes()
  if (files.length === 0) return null
  const size = files.reduce((sum, { file }) => sum + file.size, 0)
  return (
    <div className="row">
      <p>{text('attach.chosen', { n: files.length, size: bytes(size) })}</p>
      <Button tone="bare" icon="undo" onPress={onDrop}>
        {text('attach.chosen.drop')}
      </Button>
    </div>
  )
}

function wrongAmong(files: Chosen, text: ReturnType<typeof useText>): string | undefined {
  if (files.length > mostFiles) return text('roster.files.tooMany', { most: mostFiles })
  return files.some(({ file }) => file.size === 0) ? text('roster.files.empty') : undefined
}

const isToCome = (day: string): boolean => Date.parse(day) > serverClock.now() + 14 * 3_600_000
