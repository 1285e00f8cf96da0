import { isDate, passesLuhn } from '../../scan/check-digits.ts'
import { checkedNumber } from '../checked-number.ts'

/** Swedish personnummer: six or eight digits of the date (day + 60 for coordination numbers), four more, Luhn over the last ten. */
export const sePersonnummer = checkedNumber({
  name: 'se-personnummer',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'date and check digit (Luhn) of a Swedish personnummer',
  labelled: 97,
  bare: 0,
  alone: 70,
  digits: [10, 12],
  form: /(?:\d{2})?\d{6}[-+]?\d{4}/y,
  valid(compact) {
    const ten = compact.slice(-10)
    const century = compact.length === 12 ? compact.slice(0, 2) : '19'
    const day = Number(ten.slice(4, 6))
    const dated = isDate(Number(century + ten.slice(0, 2)), Number(ten.slice(2, 4)), day > 60 ? day - 60 : day)
    return compact.length !== 11 && dated && passesLuhn(Uint8Array.from(ten, Number), 10)
  },
})
