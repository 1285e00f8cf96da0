import type { ByteSource } from '../../../base/files/index.ts'
import type { Content } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { type PendingContent, spoolPending } from './pending-content.ts'
import { readXml, xmlPieces } from './xml/parse-xml.ts'
import { CdaReader } from './xml/read-cda.ts'
import { RecordsReader } from './xml/read-records.ts'
import { type HeadSurvey, surveyHead } from './xml/survey-head.ts'

/**
 * XML: C-CDA documents (and parts of them) by their schema, any other by its shape: elements that repeat side by side are
 * records. A document that is not well-formed is read as well as it can be, with a gap.
 */
export const xml: Extractor = {
  name: 'xml',
  kinds: ['xml'],
  extract: (bytes: ByteSource, context: ExtractContext): AsyncIterable<Content> =>
    spoolPending(read(bytes, context), context),
}

function* read(bytes: ByteSource, context: ExtractContext): Iterable<PendingContent> {
  const survey = surveyBytes(bytes)
  if (survey === undefined) return
  const out: PendingContent[] = []
  const reader = isClinical(survey) ? new CdaReader(out, '') : new RecordsReader(out, survey.recordDepth)
  const fault = yield* readXml(bytes, reader, out, () => context.checkIn())
  reader.end()
  yield* out
  if (fault === undefined) return
  const reason = `The document is not well-formed XML (${fault.slice(0, 120)}); it was read as well as it could be.`
  yield { type: 'gap', where: '', state: 'partial', reason, bytes: 0 }
}

function surveyBytes(bytes: ByteSource): HeadSurvey | undefined {
  for (const piece of xmlPieces(bytes)) return surveyHead(piece)
  return undefined
}

/** Elements that begin parts of C-CDA documents, as examples and message payloads carry them. */
const clinicalParts = new Set(
  `ClinicalDocument component structuredBody section entry entryRelationship observation act organizer procedure encounter supply
  substanceAdministration recordTarget author informant informationRecipient custodian legalAuthenticator authenticator participant
  documentationOf componentOf relatedDocument dataEnterer patientRole performer relatedSubject manufacturedProduct assignedAuthor
  participantRole inFulfillmentOf serviceEvent`.split(/\s+/),
)

function isClinical({ root, namespace }: HeadSurvey): boolean {
  const name = root.slice(root.indexOf(':') + 1)
  return (
    name === 'ClinicalDocument' || (clinicalParts.has(name) && (namespace === '' || namespace === 'urn:hl7-org:v3'))
  )
}
