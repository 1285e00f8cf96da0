import { type Caller, makeEnrolment } from '../../office/access/index.ts'
import type { TestOffice } from '../test-office.ts'

/** A code with which somebody who is in the office already adds a passkey at a browser. */
export function enrolmentFor(office: TestOffice, { accountId }: Caller): Promise<string> {
  return office.store.transaction('nobody', (trx) => makeEnrolment(office, trx, accountId, null))
}
