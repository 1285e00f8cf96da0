import type { Person } from '../people/person.ts'
import { addSheet } from '../tables/add-sheet.ts'
import { personColumns } from '../tables/column.ts'
import { rowOf } from '../tables/person-row.ts'
import { Showing } from '../truth/truth.ts'
import type { World } from '../world.ts'
import type { Document } from './document.ts'
import { Workbook } from './workbook.ts'

/** A workbook about a handful of people, as offices mail them round: who is booked for a company check-up. */
export async function checkupList(world: World, people: readonly Person[], number: number): Promise<Document> {
  const book = new Workbook()
  const showing = new Showing()
  const id = { hk: 'HKID', us: 'SSN', gb: 'NHS Number' }[world.mix]
  const chinese: Record<string, string> = world.mix === 'hk' && number % 2 === 0 ? { chinese: '姓名' } : {}
  const columns = personColumns(
    world.mix,
    { fullName: 'Name', ...chinese, born: 'Date of birth', sex: 'Sex', id, mobile: 'Contact no.', email: 'E-mail' },
    'iso',
  )
  addSheet(
    book,
    'Check-up',
    columns,
    people.map((person) => rowOf(world, person, 'checkup')),
    showing,
    number % 3 === 0 ? 'Company check-up, please confirm' : '',
  )
  book.sheet('Notes', ['Remark'])
  book.row(['Fasting from midnight.'])
  return {
    name: `checkup_list_${60 + number}.xlsx`,
    bytes: await book.bytes(),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    showing,
  }
}
