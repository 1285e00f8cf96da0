import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Timeline } from '../../../design/charts/timeline.tsx'
import type { IconName } from '../../../design/icon-shapes.ts'
import type { Tone } from '../../../design/status/badge.tsx'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { wordsIn } from '../../../messages/words-in.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { AddNote } from './add-note.tsx'
import { type TimelineEntry, useTimeline } from './use-timeline.ts'

/** What happened, from the ledger of the case; it writes itself, and people add notes. */
export function Screen() {
  const text = useText()
  const { state } = useCase()
  const may = useMay()
  const { entries, error, again, more, isFetchingMore } = useTimeline()
  if (entries === undefined && error !== null) return <FailedRead error={error} again={again} />
  if (entries === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <div className="stack read">
      {may('work-tasks') && state === 'open' && <AddNote />}
      <Entries entries={entries} />
      {more !== undefined && (
        <div className="row no-print">
          <Button icon="down" isPending={isFetchingMore} onPress={more}>
            {text('timeline.more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Entries({ entries }: { entries: readonly TimelineEntry[] }) {
  const { text, language } = useLanguage()
  const word = useWord()
  const who = (by: TimelineEntry['by']) => {
    if (by === undefined) return text('timeline.cordon')
    return by.name ?? (by.role === undefined ? text('timeline.somebody') : word('role', by.role))
  }
  return (
    <Timeline
      label={text('respond.timeline')}
      entries={entries.map(({ entry_id, at, kind, words, by, text: said }) => ({
        id: String(entry_id),
        at,
        ...lookOf(kind),
        title: (
          <>
            <bdi>{who(by)}</bdi>
            {text('timeline.says')}
            {wordsIn(language, words)}
          </>
        ),
        ...(said !== undefined && {
          note: (
            <p className="prose" dir="auto">
              {said}
            </p>
          ),
        }),
      }))}
    />
  )
}

/** By what an entry is of: the part of its kind before the dot. */
const looks: Record<string, { icon: IconName; tone: Tone }> = {
  incident: { icon: 'flag', tone: 'warn' },
  concern: { icon: 'flag', tone: 'quiet' },
  fact: { icon: 'info', tone: 'quiet' },
  task: { icon: 'respond', tone: 'quiet' },
  decision: { icon: 'duties', tone: 'info' },
  note: { icon: 'file', tone: 'quiet' },
  party: { icon: 'people', tone: 'quiet' },
  contact: { icon: 'mail', tone: 'quiet' },
  exhibit: { icon: 'lock', tone: 'quiet' },
  member: { icon: 'person', tone: 'quiet' },
  glass: { icon: 'warn', tone: 'bad' },
  deadline: { icon: 'clock', tone: 'info' },
  source: { icon: 'evidence', tone: 'quiet' },
  register: { icon: 'register', tone: 'info' },
}
const own: Record<string, { icon: IconName; tone: Tone }> = {
  'task.done': { icon: 'done', tone: 'good' },
  'task.overdue': { icon: 'clock', tone: 'bad' },
  'deadline.alarm': { icon: 'clock', tone: 'bad' },
  'deadline.done': { icon: 'done', tone: 'good' },
  'register.run-ended': { icon: 'done', tone: 'good' },
  'register.run-gave-up': { icon: 'warn', tone: 'bad' },
}

function lookOf(kind: string): { icon: IconName; tone: Tone } {
  return own[kind] ?? looks[kind.split('.')[0]!] ?? { icon: 'info', tone: 'quiet' }
}
