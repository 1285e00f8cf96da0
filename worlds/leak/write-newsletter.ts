import { indexName, type Person } from '../people/person.ts'
import { mask } from '../truth/elements.ts'
import type { World } from '../world.ts'

const byteOrderMark = String.fromCharCode(0xfeff)

/**
 * The newsletter's subscribers as a spreadsheet saved as "Unicode text": UTF-16LE with tabs. Name, e-mail and mobile only,
 * so that a stranger who has a patient's name can be told apart by nothing but them.
 */
export function writeNewsletter(world: World): void {
  const file = world.open('marketing/newsletter_subscribers.txt', 'utf16le')
  file.write(`${byteOrderMark}Name\tE-mail\tMobile\tSubscribed\r\n`)
  for (const person of subscribers(world)) {
    const seen = { ...world.seen(person, 'newsletter'), email: person.email }
    file.write(`${indexName(seen, world.mix)}\t${seen.email}\t${seen.mobile}\tyes\r\n`)
    file.show(person, mask('name', 'email', 'phone'))
  }
  file.close()
}

/** Every fifth customer of the booking system who has an e-mail address. */
function subscribers(world: World): Person[] {
  return world.sources.mysql.filter((person, at) => at % 5 === 0 && person.email !== '')
}
