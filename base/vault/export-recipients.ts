import type { Encrypter } from 'age-encryption'
import { Problem } from '../errors.ts'

const most = 100
/** Keys that quantum computers cannot open one day; mixed with others, a file would be no better than the weakest. */
const postQuantum = /^age1(pq|tagpq)1/

/**
 * Adds public keys of age. Throws `RECIPIENT_INVALID` with a clear reason: none, too many, a secret key, another kind of key, a
 * mistyped one. Public keys are shown in the message, anything else is not.
 */
export function addRecipients(encrypter: Encrypter, recipients: readonly string[]): void {
  const all = new Set(recipients.map((one) => one.trim()))
  if (all.size === 0) throw invalid('An export has no recipient', 'Give at least one public key (age1...)')
  if (all.size > most) throw invalid(`An export has more than ${most} recipients`, 'Seal it for fewer')
  for (const one of all) {
    checkKind(one)
    try {
      encrypter.addRecipient(one)
    } catch {
      throw invalid(`${one} is not a whole age public key: a character is wrong or missing`, 'Copy it again')
    }
  }
  if (new Set([...all].map((one) => postQuantum.test(one))).size > 1)
    throw invalid('Post-quantum recipients (age1pq1...) cannot be mixed with others', 'Make one export for each kind')
}

/** What people paste in the place of a public key. */
function checkKind(text: string): void {
  if (/^age-secret-key-/i.test(text))
    throw invalid(
      'A recipient is a SECRET key of age; it has been shown where it should not be',
      'Tell its owner to make a new one (age-keygen), and ask for the public key that starts with age1',
    )
  if (/^ssh-|^-----BEGIN|^untrusted comment/.test(text))
    throw invalid('A recipient is a key of SSH, PGP or another program', 'Ask for a public key of age (age1...)')
  if (/^age1[a-z0-9]+1/.test(text) && !/^age1(pq|tag|tagpq)1/.test(text) && text.length !== ordinaryLength)
    throw invalid('A recipient is a key for a plug-in of age', 'Ask for an ordinary public key (age1...)')
  if (!/^age1[a-z0-9]{10,4000}$/.test(text))
    throw invalid('A recipient is not an age public key', 'It starts with age1, in small letters, without spaces')
}

const ordinaryLength = 62

function invalid(what: string, remedy: string): Problem {
  return new Problem('RECIPIENT_INVALID', what, remedy)
}
