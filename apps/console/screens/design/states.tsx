import { Button } from '../../design/actions/button.tsx'
import { Badge } from '../../design/status/badge.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { Clash } from '../../design/status/clash.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { Grade, type GradeName } from '../../design/status/grade.tsx'
import { ProblemBanner } from '../../design/status/problem-banner.tsx'
import { Progress } from '../../design/status/progress.tsx'
import { SecondPerson } from '../../design/status/second-person.tsx'
import { useNow } from '../../design/time/clock.ts'
import { Day } from '../../design/time/day.tsx'
import { Deadline } from '../../design/time/deadline.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { Specimen } from './specimen.tsx'

const hour = 3_600_000

export function States() {
  const text = useText()
  const now = useNow()
  const from = (hours: number): string => new Date(Math.floor(now / hour) * hour + hours * hour).toISOString()
  return (
    <>
      <Specimen name="Badge, Grade">
        <div className="row">
          <Badge tone="bad">{text('designPage.badge.late')}</Badge>
          <Badge tone="warn">{text('designPage.badge.partial')}</Badge>
          <Badge tone="good">{text('designPage.badge.read')}</Badge>
          <Badge tone="info">{text('designPage.badge.recommended')}</Badge>
          <Badge>{text('designPage.badge.notInForce')}</Badge>
          <Badge tone="quiet" icon="lock">
            {text('designPage.badge.encrypted')}
          </Badge>
        </div>
        <div className="row">
          {(['E1', 'E2', 'E3', 'E4', 'E5'] as GradeName[]).map((grade) => (
            <Grade key={grade} grade={grade} />
          ))}
        </div>
      </Specimen>
      <Specimen name="Instant, Day, Deadline">
        <div className="columns">
          <Day at="2026-03-02" />
          <Instant at={from(-3)} zone="Asia/Hong_Kong" />
          <Instant at={from(-3)} zone="America/New_York" layout="stacked" />
          <Deadline due={from(53)} zone="Asia/Hong_Kong" />
          <Deadline due={from(6)} zone="Asia/Hong_Kong" />
          <Deadline due={from(-30)} zone="Asia/Hong_Kong" />
        </div>
      </Specimen>
      <Specimen name="Progress">
        <div className="columns">
          <Progress
            label={text('designPage.progress.reading')}
            what={text('designPage.items')}
            done={3_412}
            total={9_120}
            rate={38.2}
          />
          <Progress
            label={text('designPage.progress.listing')}
            what={text('designPage.items')}
            done={812}
            total={null}
            rate={120}
          />
          <Progress
            label={text('designPage.progress.linking')}
            what={text('designPage.people')}
            done={61_204}
            total={61_204}
            rate={null}
            state="done"
          />
          <Progress
            label={text('designPage.progress.letters')}
            what={text('designPage.letters')}
            done={120}
            total={1_204}
            rate={null}
            state="paused"
          />
        </div>
      </Specimen>
      <Specimen name="Banner, ProblemBanner, SecondPerson">
        <Banner tone="info" title={text('designPage.banner.hold')}>
          <p>{text('designPage.banner.holdText')}</p>
        </Banner>
        <Banner
          tone="warn"
          title={text('designPage.banner.near')}
          actions={<Button>{text('designPage.banner.nearAction')}</Button>}
        />
        <ProblemBanner
          problem={{
            code: 'SOURCE_UNREADABLE',
            title: text('designPage.problem.title'),
            remedy: text('designPage.problem.remedy'),
          }}
          again={() => {}}
        />
        <SecondPerson state="ask" what={text('designPage.second.what')} asked={text('designPage.second.rule')} />
        <SecondPerson state="waiting" what={text('designPage.second.what')} asked={<Instant at={from(-1)} />} />
        <SecondPerson state="confirm" what={text('designPage.second.what')} asked={<Instant at={from(-1)} />} />
      </Specimen>
      <Specimen name="Clash">
        <Clash
          fields={[
            {
              id: 'known',
              label: text('designPage.clash.field'),
              mine: text('designPage.clash.mine'),
              theirs: text('designPage.clash.theirs'),
              onMine: () => {},
              onTheirs: () => {},
              onBoth: () => {},
            },
          ]}
        />
        <Clash fields={[]} />
      </Specimen>
      <Specimen name="EmptyState">
        <EmptyState
          icon="evidence"
          title={text('designPage.empty.title')}
          level={3}
          action={<Button tone="main">{text('designPage.empty.action')}</Button>}
        >
          <p>{text('designPage.empty.text')}</p>
        </EmptyState>
      </Specimen>
    </>
  )
}
