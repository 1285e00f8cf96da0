import { useState } from 'react'
import type { FieldTexts } from '../../../design/fields/field.tsx'
import { TextField } from '../../../design/fields/text-field.tsx'

interface ListFieldProps extends FieldTexts {
  value: readonly string[]
  onChange(value: string[]): void
}

/** Several words with commas between. What is typed stays as typed for as long as it means the same. */
export function ListField({ value, onChange, ...texts }: ListFieldProps) {
  const [typed, setTyped] = useState(value.join(', '))
  const isSame = partsOf(typed).join() === value.join()
  return (
    <TextField
      {...texts}
      spellCheck="false"
      value={isSame ? typed : value.join(', ')}
      onChange={(next) => {
        setTyped(next)
        onChange(partsOf(next))
      }}
    />
  )
}

function partsOf(typed: string): string[] {
  return typed.split(/[,，、]/).flatMap((part) => part.trim() || [])
}
