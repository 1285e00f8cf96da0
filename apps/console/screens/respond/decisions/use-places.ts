import { useMemo } from 'react'
import { places } from '../../../messages/en/places.ts'
import { usePlaceName } from '../../../messages/use-place-name.ts'
import { useBoard } from './use-duty-choices.ts'

/** States and provinces that the console has names for, and the places whose law is on the board: to choose from, by name. */
export function usePlaces(): { id: string; text: string }[] {
  const placeName = usePlaceName()
  const board = useBoard()
  return useMemo(() => {
    const named = Object.keys(places).flatMap((key) => /^places\.([A-Z]{2}-[A-Z0-9]+)$/.exec(key)?.[1] ?? [])
    const ofLaws = board?.deadlines.flatMap(({ law }) => law?.jurisdiction ?? []) ?? []
    const codes = [...new Set([...named, ...ofLaws])].filter((code) => /^[A-Z]{2}(-[A-Z0-9]{1,4})?$/.test(code))
    return codes.map((id) => ({ id, text: placeName(id) })).sort((a, b) => a.text.localeCompare(b.text))
  }, [board, placeName])
}
