import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { type Language, languageNames, languages } from '../../messages/languages.ts'
import { useLanguage } from '../../messages/use-text.ts'

/** The same choice as in the bar at the top, with what it is for. */
export function MyLanguage() {
  const { text, language, choose } = useLanguage()
  const keep = useWrite('change-language', { changes: ['read-self'] })
  return (
    <section className="card">
      {keep.error !== null && <FailedRead error={keep.error} />}
      <RadioGroup<Language>
        label={text('me.language')}
        hint={text('me.language.text')}
        value={language}
        choices={languageNames.map((id) => ({ id, text: languages[id].name }))}
        onChange={(id) => {
          choose(id)
          keep.mutate({ language: id })
        }}
      />
    </section>
  )
}
