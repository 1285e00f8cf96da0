import { useState } from 'react'
import { useDraft } from '../../app/drafts.ts'
import { Checkbox } from '../../design/fields/checkbox.tsx'
import { CheckboxGroup } from '../../design/fields/checkbox-group.tsx'
import { ComboBox } from '../../design/fields/combo-box.tsx'
import { DateField, InstantField } from '../../design/fields/date-field.tsx'
import { FileDrop } from '../../design/fields/file-drop.tsx'
import { NumberField } from '../../design/fields/number-field.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { Select } from '../../design/fields/select.tsx'
import { Switch } from '../../design/fields/switch.tsx'
import { TextArea, TextField } from '../../design/fields/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { Specimen } from './specimen.tsx'

export function Fields() {
  const text = useText()
  const [band, setBand] = useState<string | null>(null)
  const [element, setElement] = useState<string | null>('diagnosis')
  const [date, setDate] = useState<string | null>('2026-03-02')
  const [instant, setInstant] = useState<string | null>('2026-03-02T01:30:00Z')
  const bands = (['low', 'medium', 'high', 'very-high'] as const).map((id) => ({
    id,
    text: text(`designPage.harm.${id}`),
  }))
  const elements = useElements()
  return (
    <>
      <Specimen name="TextField, TextArea, NumberField">
        <div className="columns">
          <TextField
            label={text('designPage.field.title')}
            hint={text('designPage.field.titleHint')}
            defaultValue={text('designPage.field.titleValue')}
          />
          <TextField label={text('designPage.field.phone')} optional />
          <TextField
            label={text('designPage.field.email')}
            error={text('designPage.field.emailError')}
            defaultValue="ada@example"
            type="email"
          />
          <TextField label={text('designPage.field.locked')} isDisabled defaultValue="HK-2026-0017" />
          <TextArea label={text('designPage.field.reason')} hint={text('designPage.field.reasonHint')} />
          <DraftNote />
          <NumberField label={text('designPage.field.people')} defaultValue={1204} minValue={0} />
        </div>
      </Specimen>
      <Specimen name="Select, ComboBox, DateField, InstantField">
        <div className="columns">
          <Select label={text('designPage.field.band')} choices={bands} value={band} onChange={setBand} />
          <ComboBox label={text('designPage.field.element')} choices={elements} value={element} onChange={setElement} />
          <DateField label={text('designPage.field.day')} value={date} onChange={setDate} />
          <InstantField
            label={text('designPage.field.aware')}
            hint={text('designPage.field.awareHint')}
            value={instant}
            zone="Asia/Hong_Kong"
            onChange={setInstant}
          />
        </div>
      </Specimen>
      <Toggles />
      <Specimen name="FileDrop">
        <FileDrop label={text('designPage.drop')} hint={text('designPage.dropHint')} onFiles={() => {}} />
      </Specimen>
    </>
  )
}

/** Apart, so that a key draws this field anew and not the whole page. */
function DraftNote() {
  const text = useText()
  const [draft, setDraft] = useDraft('design-page', '')
  return (
    <TextArea
      label={text('designPage.field.draft')}
      hint={text('designPage.field.draftHint')}
      optional
      value={draft}
      onChange={setDraft}
    />
  )
}

function useElements() {
  const text = useText()
  return (['diagnosis', 'hkid', 'medication'] as const).map((id) => ({ id, text: text(`designPage.element.${id}`) }))
}

function Toggles() {
  const text = useText()
  const elements = useElements()
  const [sure, setSure] = useState<string | null>('unsure')
  const [checked, setChecked] = useState(true)
  const [on, setOn] = useState(true)
  const [seen, setSeen] = useState<string[]>(['diagnosis'])
  return (
    <Specimen name="Checkbox, CheckboxGroup, RadioGroup, Switch">
      <div className="columns">
        <div className="stack-tight">
          <Checkbox label={text('designPage.check.all')} value="some" onChange={() => {}} />
          <Checkbox
            label={text('designPage.check.one')}
            hint={text('designPage.check.oneHint')}
            value={checked}
            onChange={setChecked}
          />
          <Checkbox label={text('designPage.check.locked')} value={false} isDisabled onChange={() => {}} />
        </div>
        <CheckboxGroup
          label={text('designPage.checkGroup')}
          hint={text('designPage.checkGroupHint')}
          value={seen}
          onChange={(ids) => setSeen(ids)}
          choices={elements}
        />
        <RadioGroup
          label={text('designPage.radio')}
          value={sure}
          onChange={setSure}
          choices={[
            { id: 'yes', text: text('designPage.radio.yes') },
            { id: 'no', text: text('designPage.radio.no') },
            { id: 'unsure', text: text('designPage.radio.unsure'), hint: text('designPage.radio.unsureHint') },
          ]}
        />
        <div className="stack-tight">
          <Switch label={text('designPage.switch')} hint={text('designPage.switchHint')} value={on} onChange={setOn} />
          <Switch label={text('designPage.switch.locked')} value={false} isDisabled onChange={() => {}} />
        </div>
      </div>
    </Specimen>
  )
}
