import { OutsideLink } from '../../design/actions/link.tsx'
import { Facts } from '../../design/lists/facts.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'
import type { Duty } from './board-groups.ts'

/** What the law says of a duty: its words on time, what must be said, the form, exceptions that can be claimed. */
export function DutyLaw({ law }: { law: Duty['law'] }) {
  const text = useText()
  if (law === undefined) return null
  const { phrase, content, exceptions, recipient, confidence, note } = law
  const english = (words: string) => <span lang="en">{words}</span>
  const link = recipient.form ?? recipient.url
  return (
    <div className="stack-tight">
      {confidence === 'low' && <Banner tone="warn" title={text('duties.lowConfidence')} />}
      <Facts
        facts={[
          ...(phrase === undefined ? [] : [{ name: text('duties.phrase'), value: english(phrase) }]),
          ...(content.length === 0 ? [] : [{ name: text('duties.content'), value: english(content.join('\n')) }]),
          ...(exceptions.length === 0
            ? []
            : [{ name: text('duties.exceptions'), value: english(exceptions.join('\n')) }]),
          ...(link === undefined ? [] : [{ name: text('duties.form'), value: <FormLink to={link} /> }]),
        ]}
      />
      {note !== undefined && <p className="soft">{english(note)}</p>}
    </div>
  )
}

/** Only an address of the web is a link; what else the data name as the form is its name. */
function FormLink({ to }: { to: string }) {
  return /^https?:\/\//.test(to) ? <OutsideLink href={to}>{to}</OutsideLink> : <span lang="en">{to}</span>
}
