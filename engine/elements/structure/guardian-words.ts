import { readData } from '../../../base/data.ts'

const data = readData('elements/fields/fhir.yaml') as { guardian_relationships: string[] }
const guardianWords = data.guardian_relationships.map((word) => word.toLowerCase())

/** True where words or codes of a relationship say parent or guardian. */
export function isGuardian(relationship: readonly string[]): boolean {
  return relationship.some((value) => {
    const word = value.toLowerCase()
    return guardianWords.some((guardian) =>
      guardian.length <= 3 && /^[a-z]+$/.test(guardian) ? word === guardian : word.includes(guardian),
    )
  })
}
