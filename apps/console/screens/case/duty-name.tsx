import type { OutputOf } from '../../../../office/client-types.ts'
import { usePlaceName } from '../../messages/use-place-name.ts'
import { useWord } from '../../messages/use-word.ts'

type Law = OutputOf<'list-deadlines'>['deadlines'][number]['law']

/** A duty in words: what is asked, by which law of which place. The law's own name stays in the language of the data. */
export function DutyName({ duty, law }: { duty: string; law: Law | undefined }) {
  const word = useWord()
  const placeName = usePlaceName()
  if (law === undefined) return <>{duty}</>
  return (
    <span className="duty-name">
      {word('duty', law.kind)}{' '}
      <span className="soft">
        {placeName(law.jurisdiction)} · <span lang="en">{`${law.law} ${law.section}`}</span>
      </span>
    </span>
  )
}
