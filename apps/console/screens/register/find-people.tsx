import type { FormEvent } from 'react'
import { useDraft } from '../../app/drafts.ts'
import { Button } from '../../design/actions/button.tsx'
import { TextField } from '../../design/fields/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase } from '../case/case-context.ts'

/** Asks for one person. What is typed stays in this page's memory: never in the address. */
export function FindPeople({ sought, onFind }: { sought: string | null; onFind(sought: string | null): void }) {
  const text = useText()
  const { case_id } = useCase()
  const [words, setWords, drop] = useDraft(`find-people:${case_id}`, '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() !== '') onFind(words.trim())
  }
  const end = () => {
    drop()
    onFind(null)
  }
  return (
    <search className="no-print">
      <form className="register-find" onSubmit={submit}>
        <TextField
          label={text('register.find')}
          hint={text('register.find.hint')}
          autoComplete="off"
          maxLength={200}
          value={words}
          onChange={setWords}
        />
        <div className="row">
          <Button type="submit" icon="search" isDisabled={words.trim() === ''}>
            {text('register.find.do')}
          </Button>
          {sought !== null && (
            <Button tone="bare" icon="cross" onPress={end}>
              {text('register.find.end')}
            </Button>
          )}
        </div>
      </form>
    </search>
  )
}
