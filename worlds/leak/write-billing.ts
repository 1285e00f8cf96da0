import { Workbook } from '../documents/workbook.ts'
import { drawCard } from '../people/check-digits.ts'
import type { Random } from '../random.ts'
import { addSheet } from '../tables/add-sheet.ts'
import { visitColumns } from '../tables/care-columns.ts'
import { type Column, type PersonRow, personColumns, type VisitRow } from '../tables/column.ts'
import { rowOf } from '../tables/person-row.ts'
import { mask } from '../truth/elements.ts'
import { Showing } from '../truth/truth.ts'
import type { World } from '../world.ts'

interface MoneyRow extends PersonRow {
  random: Random
}

/**
 * The accounts department's workbook: debtors, invoices, insurance claims, card payments and refunds on one sheet each,
 * and a price list without people.
 */
export async function writeBilling(world: World): Promise<void> {
  const item = 'finance/billing_2026Q3.xlsx'
  const book = new Workbook()
  const showing = new Showing()
  addSheet(
    book,
    'Debtors',
    debtorColumns(world),
    billed(world),
    showing,
    `${world.clinic.name}: debtors at 27 September 2026`,
  )
  addSheet(book, 'Invoices', invoiceColumns, invoices(world), showing)
  addSheet(
    book,
    'Claims',
    claimColumns(world),
    moneyRows(world, ({ seen }) => seen.insurance !== undefined),
    showing,
  )
  addSheet(
    book,
    'Card payments',
    cardColumns,
    moneyRows(world, (_, at) => at % 4 === 0),
    showing,
  )
  addSheet(
    book,
    'Refunds',
    refundColumns(world),
    moneyRows(world, (_, at) => at % 9 === 1),
    showing,
  )
  book.sheet('Price list', ['Service', 'Fee'], ['text', 'number'])
  for (const [service, fee] of priceList) book.row([service, String(fee)])
  world.put(item, await book.bytes(), showing)
}

/** Rows are made when they are wanted, since a large clinic has tens of thousands. */
function* billed(world: World): Generator<PersonRow> {
  for (const person of world.sources.billing) yield rowOf(world, person, 'billing')
}

function* invoices(world: World): Generator<VisitRow> {
  for (const row of billed(world)) for (const visit of row.record.visits) yield { ...row, visit }
}

function* moneyRows(world: World, wanted: (row: PersonRow, at: number) => boolean): Generator<MoneyRow> {
  let at = 0
  for (const row of billed(world))
    if (wanted(row, at++)) yield { ...row, random: world.random('money', row.person.index) }
}

export const priceList: [string, number][] = [
  ['Consultation', 420],
  ['Consultation, long', 680],
  ['Influenza vaccine', 290],
  ['Blood count', 180],
  ['X-ray, chest', 350],
  ['Dressing', 90],
]

const debtorColumns = (world: World): Column<PersonRow>[] =>
  personColumns(
    world.mix,
    {
      fullName: 'Patient',
      chart: 'Account no.',
      born: 'DOB',
      mobile: 'Phone',
      email: 'E-mail',
      street: 'Address',
      city: 'City',
    },
    'iso',
  )

const invoiceColumns: Column<VisitRow>[] = visitColumns(
  {
    number: 'Invoice',
    chart: 'Account no.',
    day: 'Visit date',
    doctor: 'Doctor',
    code: 'ICD-10',
    diagnosis: 'Diagnosis',
    fee: 'Amount',
  },
  'iso',
)

/** A claim shows policy, claim and amount; the reason for it is left to the invoices. */
const claimColumns = (world: World): Column<MoneyRow>[] => [
  ...personColumns(
    world.mix,
    { chart: 'Account no.', fullName: 'Insured', insurer: 'Insurer', policy: 'Policy no.' },
    'iso',
  ),
  { header: 'Claim no.', value: ({ random }) => `CL${random.digits(8)}`, shows: mask('insurance-claim') },
  {
    header: 'Claimed',
    value: ({ random }) => String(random.between(20, 900) * 10),
    shows: mask('billing'),
    kind: 'number',
  },
]

const cardColumns: Column<MoneyRow>[] = [
  { header: 'Account no.', value: ({ seen }) => seen.chart, shows: mask('medical-record-number') },
  { header: 'Cardholder', value: ({ seen }) => `${seen.given} ${seen.family}`.toUpperCase(), shows: mask('name') },
  {
    header: 'Card number',
    value: ({ random }) => drawCard(random).replace(/(\d{4})(?=\d)/g, '$1 '),
    shows: mask('payment-card'),
  },
  {
    header: 'Expiry',
    value: ({ random }) => `${String(random.between(1, 12)).padStart(2, '0')}/${random.between(27, 31)}`,
    shows: mask('payment-card'),
  },
  {
    header: 'Amount',
    value: ({ random }) => String(random.between(20, 300) * 10),
    shows: mask('billing'),
    kind: 'number',
  },
]

const refundColumns = (world: World): Column<MoneyRow>[] => [
  { header: 'Account no.', value: ({ seen }) => seen.chart, shows: mask('medical-record-number') },
  { header: 'Payee', value: ({ seen }) => `${seen.family} ${seen.given}`, shows: mask('name') },
  { header: 'Bank account', value: ({ random }) => bankAccount(world, random), shows: mask('bank-account') },
  {
    header: 'Refund',
    value: ({ random }) => String(random.between(5, 90) * 10),
    shows: mask('billing'),
    kind: 'number',
  },
]

function bankAccount(world: World, random: Random): string {
  if (world.mix === 'hk') return `${random.pick(['004', '012', '024', '388'])}-${random.digits(3)}-${random.digits(6)}`
  if (world.mix === 'gb') return `${random.digits(2)}-${random.digits(2)}-${random.digits(2)} ${random.digits(8)}`
  return random.digits(10)
}
