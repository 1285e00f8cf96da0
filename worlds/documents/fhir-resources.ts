import type { Condition } from '../clinic/catalogue.ts'
import type { LabResult, Prescription } from '../clinic/record.ts'
import { nationalIdMask, type PersonRow } from '../tables/column.ts'
import { type Mask, mask } from '../truth/elements.ts'
import type { World } from '../world.ts'

/** A FHIR R4 resource and what it shows about its patient. */
export interface Shown {
  resource: Record<string, unknown>
  shows: Mask
}

/** A stable UUID-shaped id of a resource. */
export function resourceId(world: World, ...key: (string | number)[]): string {
  const hex = world.random('fhir', ...key).hex(32)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

const identifierSystems = {
  hk: 'urn:oid:2.16.344.1.1.1',
  us: 'http://hl7.org/fhir/sid/us-ssn',
  gb: 'https://fhir.nhs.uk/Id/nhs-number',
}

export function patientResource(world: World, row: PersonRow): Shown {
  const { seen } = row
  const kin = seen.guardian ?? seen.kin
  const identifier = [
    {
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
      system: `https://www.${world.clinic.domain}/patient-number`,
      value: seen.chart,
    },
    ...(seen.nationalId === ''
      ? []
      : [
          {
            ...(world.mix === 'hk' ? { type: { text: 'HKID' } } : {}),
            system: identifierSystems[world.mix],
            value: world.mix === 'gb' ? seen.nationalId.replaceAll(' ', '') : seen.nationalId,
          },
        ]),
  ]
  const name = [
    { use: 'official', text: `${seen.family} ${seen.given}`, family: seen.family, given: seen.given.split(' ') },
    ...(seen.chinese === '' ? [] : [{ use: 'official', text: seen.chinese }]),
    ...(seen.english === '' ? [] : [{ use: 'usual', given: [seen.english], family: seen.family }]),
  ]
  const telecom = [
    ...(seen.phone === '' ? [] : [{ system: 'phone', use: 'home', value: seen.phone }]),
    ...(seen.mobile === '' ? [] : [{ system: 'phone', use: 'mobile', value: seen.mobile }]),
    ...(seen.email === '' ? [] : [{ system: 'email', value: seen.email }]),
  ]
  const { lines, city, state, postcode, country } = seen.address
  const resource = {
    resourceType: 'Patient',
    id: resourceId(world, 'Patient', row.person.index),
    identifier,
    active: true,
    name,
    telecom,
    gender: seen.sex === 'F' ? 'female' : 'male',
    birthDate: seen.born,
    ...(seen.deceased === '' ? {} : { deceasedDateTime: seen.deceased }),
    address: [{ use: 'home', line: lines, city, state, ...(postcode === '' ? {} : { postalCode: postcode }), country }],
    ...(kin === undefined
      ? {}
      : {
          contact: [
            {
              relationship: [{ text: kin.relation }],
              name: { text: kin.name },
              telecom: [{ system: 'phone', value: kin.phone }],
            },
          ],
        }),
  }
  let shows = mask('medical-record-number', 'name', 'sex', 'date-of-birth', 'postal-address')
  if (seen.nationalId !== '') shows |= nationalIdMask(world.mix)
  if (seen.phone !== '' || seen.mobile !== '') shows |= mask('phone')
  if (seen.email !== '') shows |= mask('email')
  if (kin !== undefined) shows |= mask('next-of-kin')
  return { resource, shows }
}

const subjectOf = (world: World, row: PersonRow) => ({
  reference: `Patient/${resourceId(world, 'Patient', row.person.index)}`,
})

const icdSystem = {
  hk: 'http://hl7.org/fhir/sid/icd-10',
  gb: 'http://hl7.org/fhir/sid/icd-10',
  us: 'http://hl7.org/fhir/sid/icd-10-cm',
}

export function conditionResource(world: World, row: PersonRow, condition: Condition, day: string): Shown {
  const resource = {
    resourceType: 'Condition',
    id: resourceId(world, 'Condition', row.person.index, condition.key),
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    code: {
      coding: [{ system: icdSystem[world.mix], code: condition.code, display: condition.text }],
      text: condition.text,
    },
    subject: subjectOf(world, row),
    recordedDate: day,
  }
  return { resource, shows: mask('diagnosis', 'icd-code') | condition.flags }
}

export function observationResource(world: World, row: PersonRow, result: LabResult): Shown {
  const { lab } = result
  const resource = {
    resourceType: 'Observation',
    id: resourceId(world, 'Observation', result.number),
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: lab.loinc, display: lab.name }], text: lab.name },
    subject: subjectOf(world, row),
    effectiveDateTime: result.day,
    ...(lab.texts.length > 0
      ? { valueString: result.value }
      : { valueQuantity: { value: Number(result.value), unit: lab.unit } }),
    ...(lab.high === '' ? {} : { referenceRange: [{ text: `${lab.low}-${lab.high} ${lab.unit}` }] }),
  }
  return { resource, shows: mask('lab-result') | lab.flags }
}

export function medicationResource(world: World, row: PersonRow, line: Prescription): Shown {
  const resource = {
    resourceType: 'MedicationRequest',
    id: resourceId(world, 'MedicationRequest', line.number),
    status: 'completed',
    intent: 'order',
    medicationCodeableConcept: { text: `${line.drug.name} ${line.drug.dose}` },
    subject: subjectOf(world, row),
    authoredOn: line.day,
    requester: { display: line.doctor },
    dosageInstruction: [{ text: line.drug.frequency }],
  }
  return { resource, shows: mask('medication') | line.drug.flags }
}
