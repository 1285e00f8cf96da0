import { type FormEvent, useEffect, useRef } from 'react'
import { Button } from '../../../design/actions/button.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import { Tabs } from '../../../design/navigation/tabs.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { useText } from '../../../messages/use-text.ts'
import type { Complaint } from './complaint.ts'
import { ProviderForm } from './provider-form.tsx'
import { readFields, writeField } from './provider-text.ts'

interface EditProviderProps {
  /** The file. */
  value: string
  onChange(text: string): void
  complaint: Complaint | undefined
  onSave(): void
  isSaving: boolean
}

/** One file, shown in two ways: what is changed in one stands in the other at once. */
export function EditProvider({ value, onChange, complaint, onSave, isSaving }: EditProviderProps) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const said = useComplaintWords(complaint)
  useEffect(() => {
    if (complaint !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [complaint])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave()
  }
  const read = readFields(value)
  const asForm =
    'why' in read ? (
      <Banner tone="warn" title={text('settings.provider.notYaml', { why: read.why })} />
    ) : (
      <div className="stack">
        <ProviderForm
          fields={read.fields}
          change={(path, next) => onChange(writeField(value, path, next))}
          errorOf={(field) => (complaint?.field === field ? said : undefined)}
        />
      </div>
    )
  return (
    <form ref={form} className="card" noValidate onSubmit={submit}>
      <Tabs
        label={text('settings.provider')}
        tabs={[
          { id: 'form', title: text('settings.provider.form'), content: asForm },
          {
            id: 'yaml',
            title: text('settings.provider.yaml'),
            content: (
              <div className="yaml">
                <TextArea
                  label={text('settings.provider.yamlLabel')}
                  hint={text('settings.provider.yamlHint')}
                  error={complaint?.words}
                  rows={18}
                  spellCheck="false"
                  value={value}
                  onChange={onChange}
                />
              </div>
            ),
          },
        ]}
      />
      {complaint !== undefined && complaint.field === undefined && (
        <Banner tone="bad" title={said ?? ''} live="alert" />
      )}
      <div className="row">
        <Button type="submit" tone="main" icon="check" isPending={isSaving} isDisabled={value.trim() === ''}>
          {text('settings.provider.save')}
        </Button>
      </div>
    </form>
  )
}

function useComplaintWords(complaint: Complaint | undefined): string | undefined {
  const text = useText()
  if (complaint === undefined) return undefined
  return complaint.reason === 'other' ? complaint.words : text(`settings.provider.wrong.${complaint.reason}`)
}
