import { ComboBox } from '../../../design/fields/combo-box.tsx'
import { TextField } from '../../../design/fields/text-field.tsx'
import { Disclosure } from '../../../design/navigation/disclosure.tsx'
import { useText } from '../../../messages/use-text.ts'
import { LanguagesField, RolesField, SpecialityField } from './choice-fields.tsx'
import { usePlaceChoices } from './country-choices.ts'
import { ListField } from './list-field.tsx'
import { contactFields, type FormProps } from './provider-text.ts'

/** The usual keys of provider.yaml, each as a field. */
export function ProviderForm(props: FormProps) {
  const text = useText()
  const placeChoices = usePlaceChoices()
  const zones = Intl.supportedValuesOf('timeZone').map((id) => ({ id, text: id.replaceAll('_', ' ') }))
  const { fields, change, errorOf } = props
  return (
    <>
      <TextField
        label={text('settings.provider.name')}
        hint={text('settings.provider.nameHint')}
        error={errorOf('name')}
        value={fields.name}
        onChange={(name) => change(['name'], name)}
      />
      <ComboBox
        label={text('settings.provider.based_in')}
        error={errorOf('based_in')}
        choices={withOwn(placeChoices, fields.based_in)}
        value={fields.based_in === '' ? null : fields.based_in}
        onChange={(place) => change(['based_in'], place ?? '')}
      />
      <RolesField {...props} />
      <ComboBox
        label={text('settings.provider.tz')}
        hint={text('settings.provider.tzHint')}
        error={errorOf('tz')}
        choices={withOwn(zones, fields.tz)}
        value={fields.tz === '' ? null : fields.tz}
        onChange={(tz) => change(['tz'], tz ?? '')}
      />
      <LanguagesField {...props} />
      <SpecialityField {...props} />
      <h3>{text('settings.provider.contact')}</h3>
      {contactFields.map((name) => (
        <TextField
          key={name}
          label={text(`settings.provider.contact.${name}`)}
          error={errorOf(`contact.${name}`)}
          optional
          value={fields.contact[name]}
          onChange={(value) => change(['contact', name], value)}
        />
      ))}
      <MoreFields {...props} />
    </>
  )
}

function MoreFields({ fields, change, errorOf }: FormProps) {
  const text = useText()
  return (
    <Disclosure title={text('settings.provider.more')}>
      <div className="stack">
        {(['subject_to', 'designated', 'domains'] as const).map((name) => (
          <ListField
            key={name}
            label={text(`settings.provider.${name}`)}
            hint={text(`settings.provider.${name}Hint` as const)}
            error={errorOf(name)}
            optional
            value={fields[name]}
            onChange={(value) => change([name], value)}
          />
        ))}
      </div>
    </Disclosure>
  )
}

/** A value that the list does not have (a district, an older name) stays choosable. */
function withOwn(choices: { id: string; text: string }[], own: string): { id: string; text: string }[] {
  return own === '' || choices.some(({ id }) => id === own) ? choices : [{ id: own, text: own }, ...choices]
}
