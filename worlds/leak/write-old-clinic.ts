import { prescriptionColumns, visitColumns } from '../tables/care-columns.ts'
import { personColumns } from '../tables/column.ts'
import { rowOf } from '../tables/person-row.ts'
import type { World } from '../world.ts'
import { CsvTable } from './write-clinic-csv.ts'

/**
 * The system of a practice bought years ago (Hong Kong only): Chinese headers, Big5-HKSCS, patient numbers of its own, identity card numbers without
 * brackets, and a second pair of files in English kept by the nurse.
 */
export function writeOldClinic(world: World): void {
  const people = new CsvTable(
    world.open('old-clinic/病人資料.csv', 'big5-hkscs'),
    personColumns(
      'hk',
      {
        chart: '病人編號',
        chinese: '中文姓名',
        fullName: '英文姓名',
        sexWord: '性別',
        born: '出生日期',
        plainId: '身份證號碼',
        mobile: '手提電話',
        phone: '住宅電話',
        chineseAddress: '地址',
        allergy: '藥物敏感',
        kinName: '緊急聯絡人',
        kinPhone: '聯絡人電話',
      },
      'slashesDayFirst',
    ),
  )
  const visits = new CsvTable(
    world.open('old-clinic/覆診紀錄.csv', 'big5-hkscs'),
    visitColumns(
      {
        number: '紀錄編號',
        chart: '病人編號',
        chinese: '姓名',
        day: '覆診日期',
        time: '時間',
        site: '診所',
        doctor: '醫生',
        diagnosisZh: '診斷',
        fee: '收費',
      },
      'slashesDayFirst',
    ),
  )
  const drugs = new CsvTable(
    world.open('old-clinic/dispensing book.csv'),
    prescriptionColumns(
      {
        number: 'No',
        chart: 'Patient No',
        name: 'Patient Name',
        phone: 'Tel',
        day: 'Date',
        drug: 'Medicine',
        dose: 'Strength',
        frequency: 'Directions',
        days: 'Days',
      },
      'monthName',
    ),
  )
  for (const person of world.sources['old-clinic']) {
    const row = rowOf(world, person, 'old-clinic')
    people.add(row)
    for (const visit of row.record.visits) visits.add({ ...row, visit })
    for (const prescription of row.record.prescriptions) drugs.add({ ...row, prescription })
  }
  for (const table of [people, visits, drugs]) table.close()
}
