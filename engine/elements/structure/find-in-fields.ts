import type { Fields } from '../../evidence/index.ts'
import type { Findings } from '../findings.ts'
import { FieldWriter } from './field-writer.ts'
import { readCcda } from './read-ccda.ts'
import { readDicom } from './read-dicom.ts'
import { readFhir } from './read-fhir.ts'
import { readHl7 } from './read-hl7.ts'
import { readLabelled } from './read-labelled.ts'
import { readMail } from './read-mail.ts'

const readers: Record<Fields['schema'], (fields: Fields, writer: FieldWriter) => void> = {
  fhir: readFhir,
  hl7: readHl7,
  ccda: readCcda,
  mail: readMail,
  dicom: readDicom,
  form: readLabelled,
  json: readLabelled,
  xml: readLabelled,
}

/** Adds the findings of one record by the field map of its schema, as `FindInFields` in ../contract.ts says. */
export function findInFields(fields: Fields, unit: number, findings: Findings): void {
  readers[fields.schema](fields, new FieldWriter(fields, unit, findings))
}
