import { type FormEvent, useState } from 'react'
import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { TextField } from '../../../design/fields/text-field.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useText } from '../../../messages/use-text.ts'
import { SettingField } from './setting-field.tsx'
import { type ConnectorKind, settingsOf, type Typed, valuesOf } from './setting-values.ts'

/** A connected system as it was when somebody began to change it. */
export interface Saved {
  connector_id: string
  version: number
  kind: string
  label: string
  typed: Typed
  secrets: readonly string[]
}

interface ConnectorFormProps {
  kinds: readonly ConnectorKind[]
  saved?: Saved
  onDone(): void
}

/** Connects a system, or changes how. Secrets stay in the form alone and are gone with it: they are in no draft. */
export function ConnectorForm({ kinds, saved, onDone }: ConnectorFormProps) {
  const text = useText()
  const [open, setOpen, drop] = useDraft(`connector:${saved?.connector_id ?? ''}`, {
    kind: saved?.kind ?? null,
    label: saved?.label ?? '',
    typed: saved?.typed ?? {},
  } as { kind: string | null; label: string; typed: Typed })
  const [secrets, setSecrets] = useState<Typed>({})
  const kind = kinds.find((one) => one.kind === open.kind)
  const save = useWrite('set-connector', {
    changes: ['list-connectors', 'read-connector'],
    onDone(_, { label }) {
      drop()
      setSecrets({})
      tell({ text: text('settings.connector.saved', { name: label }) })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (kind === undefined) return
    const known = saved === undefined ? {} : { connector_id: saved.connector_id, version: saved.version }
    const settings = valuesOf(kind, { ...open.typed, ...secrets })
    save.mutate({ ...known, kind: kind.kind as 'scim', label: open.label.trim(), settings })
  }
  const set = (name: string, isSecret: boolean) => (value: string) =>
    isSecret ? setSecrets({ ...secrets, [name]: value }) : setOpen({ ...open, typed: { ...open.typed, [name]: value } })
  return (
    <form className="card" onSubmit={submit} autoComplete="off">
      <h2>{text(saved === undefined ? 'settings.connector.add' : 'settings.connector.change')}</h2>
      {saved === undefined && (
        <Select<string>
          label={text('settings.connector.kind')}
          value={open.kind}
          choices={kinds.map(({ kind: id, title }) => ({ id, text: title }))}
          onChange={(id) => setOpen({ ...open, kind: id, typed: {} })}
        />
      )}
      {kind !== undefined && (
        <>
          <TextField
            label={text('settings.connector.label')}
            hint={text('settings.connector.labelHint')}
            maxLength={200}
            value={open.label}
            onChange={(label) => setOpen({ ...open, label })}
          />
          {settingsOf(kind).map(({ name, shape, isNeeded }) => (
            <SettingField
              key={`${kind.kind} ${name}`}
              {...{ name, shape, isNeeded }}
              isKept={saved?.secrets.includes(name) === true}
              value={(shape.writeOnly === true ? secrets[name] : open.typed[name]) ?? ''}
              onChange={set(name, shape.writeOnly === true)}
            />
          ))}
          {save.error !== null && <FailedRead error={save.error} />}
          <div className="row">
            <Button type="submit" tone="main" isPending={save.isPending} isDisabled={open.label.trim() === ''}>
              {text('settings.connector.save')}
            </Button>
            {saved !== undefined && <Button onPress={onDone}>{text('settings.connector.not')}</Button>}
          </div>
        </>
      )}
    </form>
  )
}
