import type { ByteSource } from '../../../base/files/index.ts'
import type { Content } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { findDataSet } from './dicom/find-dataset.ts'
import { DataSetReader } from './dicom/read-dataset.ts'
import { spoolPending } from './pending-content.ts'

/**
 * DICOM files: every text of the header (explicit and implicit, little and big endian, deflated) by the name the standard
 * gives it, `PatientName`, `RequestAttributesSequence[0].RequestedProcedureDescription`; documents inside as children.
 * The picture is handed on for OCR where names are likely to be printed into it.
 */
export const dicom: Extractor = {
  name: 'dicom',
  kinds: ['dicom'],
  extract(bytes: ByteSource, context: ExtractContext): AsyncIterable<Content> {
    return spoolPending(new DataSetReader(findDataSet(bytes), () => context.checkIn()).read(), context)
  },
}
