import { dateAs } from '../calendar.ts'
import type { ClinicalRecord } from '../clinic/record.ts'
import { plainHkid } from '../people/check-digits.ts'
import type { Person } from '../people/person.ts'
import { nationalIdMask } from '../tables/column.ts'
import { rowOf } from '../tables/person-row.ts'
import { mask } from '../truth/elements.ts'
import { Showing } from '../truth/truth.ts'
import type { World } from '../world.ts'
import type { Document } from './document.ts'
import { escapeXml } from './escape-xml.ts'
import { conditionResource, medicationResource, observationResource, patientResource } from './fhir-resources.ts'

/** One person's record as a FHIR collection bundle. */
export function fhirBundle(world: World, person: Person, number: number): Document {
  const row = rowOf(world, person, 'fhir')
  const shown = [
    patientResource(world, row),
    ...row.record.conditions.map((condition, at) =>
      conditionResource(world, row, condition, row.record.visits[at]?.day ?? '2026-01-05'),
    ),
    ...row.record.labs.map((result) => observationResource(world, row, result)),
    ...row.record.prescriptions.map((line) => medicationResource(world, row, line)),
  ]
  const showing = new Showing()
  for (const { shows } of shown) showing.show(person, shows)
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: shown.map(({ resource }) => ({ fullUrl: `urn:uuid:${String(resource['id'])}`, resource })),
  }
  return {
    name: `bundle-${300 + number}.json`,
    bytes: Buffer.from(`${JSON.stringify(bundle, null, 2)}\n`),
    type: 'application/fhir+json',
    showing,
  }
}

const oid = { hk: '2.16.344.1.1.1', us: '2.16.840.1.113883.4.1', gb: '2.16.840.1.113883.2.1.4.1' }

/** A continuity-of-care document (C-CDA): problems, medications, allergies and results as tables a person can read and as entries. */
export function continuityDocument(world: World, person: Person, number: number): Document {
  const row = rowOf(world, person, 'ccda')
  const showing = new Showing()
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <templateId root="2.16.840.1.113883.10.20.22.1.2"/>
  <id root="1.2.344.900.${number + 1}"/>
  <code code="34133-9" codeSystem="2.16.840.1.113883.6.1" displayName="Summarization of Episode Note"/>
  <title>Continuity of Care Document</title>
  <effectiveTime value="20260901"/>
  ${recordTarget(world, row.seen)}
  <component><structuredBody>${sections(row.record).join('')}</structuredBody></component>
</ClinicalDocument>
`
  const { seen, record } = row
  showing.show(
    person,
    mask('medical-record-number', 'name', 'sex', 'date-of-birth', 'postal-address', 'phone', 'diagnosis', 'icd-code'),
  )
  if (seen.nationalId !== '') showing.show(person, nationalIdMask(world.mix))
  for (const { flags } of record.conditions) showing.show(person, flags)
  for (const { drug } of record.prescriptions) showing.show(person, mask('medication') | drug.flags)
  for (const { lab } of record.labs) showing.show(person, mask('lab-result') | lab.flags)
  showing.debate(person, mask('clinical-note'))
  if (record.allergies.length > 0) showing.show(person, mask('allergy'))
  return { name: `ccd_${510 + number}.xml`, bytes: Buffer.from(xml), type: 'application/xml', showing }
}

function recordTarget(world: World, seen: Person): string {
  const id =
    seen.nationalId === ''
      ? ''
      : `<id root="${oid[world.mix]}" extension="${world.mix === 'hk' ? plainHkid(seen.nationalId) : seen.nationalId}"/>`
  const { lines, city, state, postcode, country } = seen.address
  return `<recordTarget><patientRole>
    <id root="1.2.344.900" extension="${seen.chart}"/>${id}
    <addr use="HP">${lines.map((line) => `<streetAddressLine>${escapeXml(line)}</streetAddressLine>`).join('')}<city>${city}</city><state>${state}</state><postalCode>${postcode}</postalCode><country>${country}</country></addr>
    <telecom use="MC" value="tel:${seen.mobile.replace(/[() ]/g, '')}"/>
    <patient><name use="L"><given>${seen.given}</given><family>${seen.family}</family></name>
    <administrativeGenderCode code="${seen.sex}" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="${dateAs.compact(seen.born)}"/></patient>
  </patientRole></recordTarget>`
}

function sections({ conditions, prescriptions, allergies, labs }: ClinicalRecord): string[] {
  const problems = conditions.map(
    ({ code, text }) =>
      `<entry><act classCode="ACT" moodCode="EVN"><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><code code="55607006" codeSystem="2.16.840.1.113883.6.96"/><value xsi:type="CD" code="${code}" codeSystem="2.16.840.1.113883.6.90" displayName="${escapeXml(text)}"/></observation></entryRelationship></act></entry>`,
  )
  const drugs = prescriptions.map(
    ({ drug }) =>
      `<entry><substanceAdministration classCode="SBADM" moodCode="EVN"><consumable><manufacturedProduct><manufacturedMaterial><code displayName="${escapeXml(drug.name)}"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>`,
  )
  const results = labs.map(
    ({ lab, value, day }) =>
      `<entry><organizer classCode="BATTERY" moodCode="EVN"><component><observation classCode="OBS" moodCode="EVN"><code code="${lab.loinc}" codeSystem="2.16.840.1.113883.6.1" displayName="${escapeXml(lab.name)}"/><effectiveTime value="${dateAs.compact(day)}"/>${lab.texts.length > 0 ? `<value xsi:type="ST">${escapeXml(value)}</value>` : `<value xsi:type="PQ" value="${value}" unit="${lab.unit}"/>`}</observation></component></organizer></entry>`,
  )
  return [
    section(
      '11450-4',
      'Problems',
      conditions.map(({ code, text }) => [code, text]),
      problems,
    ),
    section(
      '10160-0',
      'Medications',
      prescriptions.map(({ drug }) => [drug.name, drug.dose, drug.frequency]),
      drugs,
    ),
    section(
      '48765-2',
      'Allergies',
      allergies.map((allergy) => [allergy, 'active']),
      [],
    ),
    section(
      '30954-2',
      'Results',
      labs.map(({ lab, value }) => [lab.name, value, lab.unit]),
      results,
    ),
  ]
}

function section(code: string, title: string, rows: string[][], entries: string[]): string {
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`).join('')
  const text = rows.length === 0 ? 'None recorded' : `<table><tbody>${body}</tbody></table>`
  return `<component><section><code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><title>${title}</title><text>${text}</text>${entries.join('')}</section></component>`
}
