import type { InputOf } from '../../../../office/client-types.ts'
import { useTried } from '../../app/use-tried.ts'
import { Button } from '../../design/actions/button.tsx'
import { DateField } from '../../design/fields/date-field.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { TextField } from '../../design/fields/text-field.tsx'
import { useText } from '../../messages/use-text.ts'

type Spoken = NonNullable<InputOf<'answer-caller'>['language']>

export interface CallerSays {
  name: string
  number: string
  phone: string
  email: string
  birth: string | null
  language: Spoken
}
export const nothingSaid: CallerSays = { name: '', number: '', phone: '', email: '', birth: null, language: 'en' }

interface CallerFormProps {
  says: CallerSays
  change(part: Partial<CallerSays>): void
  onSend(): void
  isPending: boolean
}

/** What the caller says of themselves: the name and at least one thing that only they should know. */
export function CallerForm({ says, change, onSend, isPending }: CallerFormProps) {
  const text = useText()
  const { name, number, phone, email, birth, language } = says
  const hasOther = [number, phone, email, birth ?? ''].some((one) => one.trim() !== '')
  const { form, tried, onSubmit } = useTried(name.trim() !== '' && hasOther, onSend)
  return (
    <form ref={form} className="card stack" noValidate onSubmit={onSubmit} autoComplete="off">
      <TextField
        label={text('callers.name')}
        error={tried && name.trim() === '' ? text('callers.nameNone') : undefined}
        maxLength={200}
        value={name}
        onChange={(typed) => change({ name: typed })}
      />
      <DateField label={text('callers.birth')} optional value={birth} onChange={(day) => change({ birth: day })} />
      <TextField
        label={text('callers.number')}
        hint={text('callers.numberHint')}
        error={tried && !hasOther ? text('callers.otherNone') : undefined}
        optional
        maxLength={200}
        value={number}
        onChange={(typed) => change({ number: typed })}
      />
      <TextField
        label={text('callers.phone')}
        optional
        maxLength={200}
        value={phone}
        onChange={(typed) => change({ phone: typed })}
      />
      <TextField
        label={text('callers.email')}
        optional
        maxLength={200}
        value={email}
        onChange={(typed) => change({ email: typed })}
      />
      <RadioGroup<Spoken>
        label={text('callers.language')}
        value={language}
        choices={[
          { id: 'en', text: 'English' },
          { id: 'zh-Hant', text: '繁體中文' },
        ]}
        onChange={(chosen) => change({ language: chosen })}
      />
      <div className="row">
        <Button type="submit" tone="main" icon="search" isPending={isPending}>
          {text('callers.find')}
        </Button>
      </div>
    </form>
  )
}
