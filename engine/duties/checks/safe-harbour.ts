import { type CheckRecord, no, passes, yes } from '../check.ts'
import { excludeWords, isEncryptionWord } from '../supplements.ts'

/** Encryption, statutes that leave out HIPAA entities, and exceptions that were claimed and recorded. */
export const checkSafeHarbour: CheckRecord = (record, situation) => {
  const { excludes } = record.trigger
  for (const word of excludes) {
    const rule = excludeWords.outside[word]
    const role = rule?.roles.find((name) => situation.capacities.has(name))
    if (rule !== undefined && role !== undefined) return no(`${rule.says}, and the entity is a ${role}`)
  }
  const claimed = situation.facts.exceptions?.find((word) => excludes.includes(word))
  if (claimed !== undefined) return no(`the exception "${claimed}" was claimed and recorded`)
  if (!excludes.some(isEncryptionWord)) return passes
  const { encrypted } = situation.facts
  const state = typeof encrypted === 'object' ? encrypted.state : encrypted === true
  if (!state) return passes
  if (typeof encrypted === 'object' && encrypted.key_taken === true)
    return yes('the data were encrypted but the key was taken too, so encryption does not help')
  return no('the data were encrypted and the key was not taken')
}

/** Exceptions of the record that somebody may still claim. */
export function claimable(excludes: readonly string[]): string[] {
  return excludes.filter(
    (word) =>
      !isEncryptionWord(word) &&
      excludeWords.outside[word] === undefined &&
      excludeWords.deemed[word] === undefined &&
      !excludeWords.content_only.includes(word),
  )
}
