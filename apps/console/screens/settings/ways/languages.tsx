import { Link } from '../../../design/actions/link.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { languageNames, languages } from '../../../messages/languages.ts'
import { useText } from '../../../messages/use-text.ts'

/** Languages of screens and mails; each person chooses their own. Those of letters belong to the provider. */
export function Languages() {
  const text = useText()
  return (
    <section className="card">
      <h2>{text('settings.ways.languages')}</h2>
      <p className="soft">
        {text('settings.ways.languagesText')} <Link to="/settings/provider">{text('settings.provider')}</Link>
      </p>
      <Rows
        label={text('settings.ways.languages')}
        rows={languageNames.map((id) => ({
          ...{ id, icon: 'language' as const },
          title: <span lang={id}>{languages[id].name}</span>,
        }))}
      />
    </section>
  )
}
