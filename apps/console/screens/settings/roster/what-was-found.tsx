import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Dialog } from '../../../design/overlays/dialog.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { useLanguage } from '../../../messages/use-text.ts'
import type { Version } from './version.ts'

/** What reading said, in its own words, and the files with their hashes. Looking is an act of its own in the ledger: the words may name patients. */
export function WhatWasFound({ version: { roster_id, number }, onEnd }: { version: Version; onEnd(): void }) {
  const { text, language } = useLanguage()
  const { data, error } = useRead('read-roster', { roster_id }, { once: true })
  return (
    <Dialog
      title={text('roster.foundIn', { number })}
      isOpen
      width="wide"
      onClose={onEnd}
      actions={<Button onPress={onEnd}>{text('roster.close')}</Button>}
    >
      {error !== null && <FailedRead error={error} />}
      {data === undefined && error === null && <p className="soft">{text('shell.loading')}</p>}
      {data !== undefined && (
        <div className="stack">
          <p className="soft">{text('roster.foundText')}</p>
          {data.problem !== undefined && (
            <div lang="en">
              <Banner tone="bad" title={data.problem} />
            </div>
          )}
          {data.remarks.length > 0 && (
            <ul className="plain-list" lang="en">
              {data.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          )}
          {data.remarks.length === 0 && data.problem === undefined && <p>{text('roster.foundNothing')}</p>}
          {language !== 'en' && <p className="soft">{text('roster.inEnglish')}</p>}
          <ul className="plain-list" aria-label={text('roster.files')}>
            {data.files.map(({ name, sha256 = '' }) => (
              <li key={`${name} ${sha256}`}>
                <bdi>{name}</bdi>
                <br />
                <code className="roster-hash">{sha256}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  )
}
