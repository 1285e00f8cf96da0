import { useText } from '../../../messages/use-text.ts'
import { boundsIn, countsOf, currentRun, runAtWork } from '../../case/overview/run-counts.ts'
import { useScope } from '../../case/overview/use-scope.ts'
import { WallNumber, WallPart } from './part.tsx'

/** At least and at most so many people, and what still keeps the two apart. */
export function WallPeople() {
  const text = useText()
  const { runs } = useScope()
  const counts = countsOf(currentRun(runs ?? []))
  const isReading = runAtWork(runs ?? []) !== undefined
  if (counts === undefined)
    return (
      <WallPart name="people" title={text('wall.people')}>
        <p className="wall-text">{text(isReading ? 'wall.reading' : 'wall.people.none')}</p>
      </WallPart>
    )
  const { least, most } = boundsIn(counts)
  return (
    <WallPart name="people" title={text('wall.people')}>
      <div className="wall-numbers">
        {least === most ? (
          <WallNumber value={least} label={text('wall.people.sure')} />
        ) : (
          <>
            <WallNumber value={least} label={text('wall.people.least')} />
            <WallNumber value={most} label={text('wall.people.most')} />
          </>
        )}
      </div>
      <p className="wall-text">
        {text('wall.people.gaps', { n: counts.gaps })}
        {isReading && ` · ${text('wall.reading')}`}
      </p>
    </WallPart>
  )
}
