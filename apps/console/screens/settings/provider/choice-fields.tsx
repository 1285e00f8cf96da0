import { CheckboxGroup } from '../../../design/fields/checkbox-group.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { useText } from '../../../messages/use-text.ts'
import { ListField } from './list-field.tsx'
import type { FormProps } from './provider-text.ts'

const usualRoles = [
  ...(['healthcare-provider', 'hospital', 'clinic', 'data-user', 'controller', 'covered-entity'] as const),
  ...(['business-associate', 'processor', 'public-body', 'listed-company'] as const),
] as const

/** What the provider is in law: the usual roles to tick, and any other of the duty data by its name. */
export function RolesField({ fields, change, errorOf }: FormProps) {
  const text = useText()
  const isUsual = (role: string): boolean => (usualRoles as readonly string[]).includes(role)
  const usual = fields.roles.filter(isUsual)
  const others = fields.roles.filter((role) => !isUsual(role))
  return (
    <>
      <CheckboxGroup<string>
        label={text('settings.provider.roles')}
        hint={text('settings.provider.rolesHint')}
        error={errorOf('roles')}
        choices={usualRoles.map((id) => ({ id, text: text(`settings.provider.role.${id}`) }))}
        value={usual}
        onChange={(roles) => change(['roles'], [...roles, ...others])}
      />
      <ListField
        label={text('settings.provider.rolesMore')}
        hint={text('settings.provider.rolesMoreHint')}
        optional
        value={others}
        onChange={(roles) => change(['roles'], [...usual, ...roles])}
      />
    </>
  )
}

/** Letters are written in these; each by its own name, as its readers call it. */
const letterLanguages = [
  { id: 'en', text: 'English' },
  { id: 'zh-Hant-HK', text: '繁體中文' },
] as const

/** A language that is chosen later stands after the others. */
export function LanguagesField({ fields, change, errorOf }: FormProps) {
  const text = useText()
  const others = fields.languages
    .filter((code) => !letterLanguages.some(({ id }) => id === code))
    .map((id) => ({ id, text: id }))
  return (
    <CheckboxGroup<string>
      label={text('settings.provider.languages')}
      hint={text('settings.provider.languagesHint')}
      error={errorOf('languages')}
      optional
      choices={[...letterLanguages, ...others]}
      value={fields.languages}
      onChange={(languages) => change(['languages'], languages)}
    />
  )
}

const specialities = [
  ...(['general', 'psychiatry', 'mental-health', 'hiv', 'sexual-health', 'fertility', 'oncology'] as const),
  ...(['addiction', 'genetics', 'reproductive-health', 'abortion', 'gender'] as const),
] as const

export function SpecialityField({ fields: { speciality }, change, errorOf }: FormProps) {
  const text = useText()
  const known: { id: string; text: string }[] = specialities.map((id) => ({
    id,
    text: text(`settings.provider.special.${id}`),
  }))
  const choices = known.some(({ id }) => id === speciality) || speciality === '' ? known : [...known, own(speciality)]
  return (
    <Select<string>
      label={text('settings.provider.speciality')}
      hint={text('settings.provider.specialityHint')}
      error={errorOf('speciality')}
      optional
      choices={choices}
      value={speciality === '' ? null : speciality}
      onChange={(chosen) => change(['speciality'], chosen)}
    />
  )
}

const own = (id: string): { id: string; text: string } => ({ id, text: id })
