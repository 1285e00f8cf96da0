import { dateAs } from '../calendar.ts'
import { writeNote } from '../clinic/note.ts'
import { mask, nothing } from '../truth/elements.ts'
import { type Column, type LabRow, type PrescriptionRow, shows, type VisitRow } from './column.ts'

type DateStyle = keyof typeof dateAs

/** Columns of one visit. A visit's day shows an appointment; its code and wording show a diagnosis and what they reveal. */
export function visitColumns(headers: Record<string, string>, dates: DateStyle): Column<VisitRow>[] {
  const day = dateAs[dates]
  const all: Record<string, Omit<Column<VisitRow>, 'header'>> = {
    number: { value: ({ visit }) => `V${String(visit.number).padStart(8, '0')}`, shows: nothing },
    chart: { value: ({ seen }) => seen.chart, shows: shows.chart },
    name: { value: ({ seen }) => `${seen.family} ${seen.given}`, shows: shows.name },
    chinese: { value: ({ seen }) => seen.chinese, shows: shows.name },
    day: { value: ({ visit }) => day(visit.day), shows: shows.appointment, kind: 'date' },
    time: { value: ({ visit }) => visit.time, shows: shows.appointment },
    site: { value: ({ visit }) => visit.site, shows: nothing },
    doctor: { value: ({ visit }) => visit.doctor, shows: nothing },
    code: {
      value: ({ visit }) => visit.condition.code,
      shows: ({ visit }) => mask('icd-code') | visit.condition.flags,
    },
    diagnosis: {
      value: ({ visit }) => visit.condition.text,
      shows: ({ visit }) => mask('diagnosis') | visit.condition.flags,
    },
    diagnosisZh: {
      value: ({ visit }) => visit.condition.chinese,
      shows: ({ visit }) => mask('diagnosis') | visit.condition.flags,
    },
    note: {
      value: (row) => writeNote(row.visit, row.record).text,
      shows: (row) => writeNote(row.visit, row.record).shows,
    },
    fee: { value: ({ visit }) => visit.fee.toFixed(2), shows: shows.billing, kind: 'number' },
  }
  return Object.entries(headers).map(([key, header]) => ({ header, ...all[key]! }))
}

/** Columns of one prescription line. */
export function prescriptionColumns(headers: Record<string, string>, dates: DateStyle): Column<PrescriptionRow>[] {
  const day = dateAs[dates]
  const drugShows = ({ prescription }: PrescriptionRow) => mask('medication') | prescription.drug.flags
  const all: Record<string, Omit<Column<PrescriptionRow>, 'header'>> = {
    number: { value: ({ prescription }) => `RX${String(prescription.number).padStart(8, '0')}`, shows: nothing },
    chart: { value: ({ seen }) => seen.chart, shows: shows.chart },
    name: { value: ({ seen }) => `${seen.family} ${seen.given}`, shows: shows.name },
    phone: { value: ({ seen }) => seen.mobile, shows: shows.phone },
    day: { value: ({ prescription }) => day(prescription.day), shows: nothing, kind: 'date' },
    drug: { value: ({ prescription }) => prescription.drug.name, shows: drugShows },
    dose: { value: ({ prescription }) => prescription.drug.dose, shows: nothing },
    frequency: { value: ({ prescription }) => prescription.drug.frequency, shows: nothing },
    days: { value: ({ prescription }) => String(prescription.days), shows: nothing, kind: 'number' },
    doctor: { value: ({ prescription }) => prescription.doctor, shows: nothing },
  }
  return Object.entries(headers).map(([key, header]) => ({ header, ...all[key]! }))
}

/** Columns of one laboratory result. */
export function labColumns(headers: Record<string, string>, dates: DateStyle): Column<LabRow>[] {
  const day = dateAs[dates]
  const all: Record<string, Omit<Column<LabRow>, 'header'>> = {
    number: { value: ({ lab }) => `L${String(lab.number).padStart(8, '0')}`, shows: nothing },
    chart: { value: ({ seen }) => seen.chart, shows: shows.chart },
    day: { value: ({ lab }) => day(lab.day), shows: nothing, kind: 'date' },
    test: { value: ({ lab }) => lab.lab.name, shows: ({ lab }) => mask('lab-result') | lab.lab.flags },
    value: { value: ({ lab }) => lab.value, shows: mask('lab-result') },
    unit: { value: ({ lab }) => lab.lab.unit, shows: nothing },
    range: { value: ({ lab }) => (lab.lab.high === '' ? '' : `${lab.lab.low}-${lab.lab.high}`), shows: nothing },
    flag: { value: ({ lab }) => (lab.abnormal ? 'H' : ''), shows: nothing },
  }
  return Object.entries(headers).map(([key, header]) => ({ header, ...all[key]! }))
}
