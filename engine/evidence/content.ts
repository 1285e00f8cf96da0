/**
 * What an extractor says about one item, in reading order. Every piece carries `where`: its place inside the item, as
 * `key=value` parts joined with `;` ("sheet=Patients", "page=3", "msg=12;part=2"); empty where the item is one piece.
 */
export type Content = DocumentStart | Passage | Table | Rows | Fields | Child | Picture | Gap

/**
 * From here on the content belongs to another document of the same item (one message of a mailbox, one letter of a
 * merged file). Findings before and after it never speak of the same person by nearness alone.
 */
export interface DocumentStart {
  type: 'document'
  where: string
}

/** A stretch of readable text: a page, a paragraph run, a message body. Findings in it are located by UTF-16 units. */
export interface Passage {
  type: 'passage'
  where: string
  text: string
}

/** Announces a table. The `Rows` that follow belong to it until the next `Table`. */
export interface Table {
  type: 'table'
  where: string
  /** Name of the sheet, SQL table or file, for the words in it. */
  name: string
  /** Header cells as printed; '' for a column without one; empty array where the table has no header. */
  columns: string[]
  /** How a person names column i: 'D' in a sheet or CSV, the column's name in a database. */
  labels: string[]
}

/** A batch of rows (some hundreds to thousands) of the last announced table. */
export interface Rows {
  type: 'rows'
  /** Number of the first row as a person would count it: 1-based, the header counted where there is one. */
  first: number
  /** Row numbers where they are not consecutive (blank rows skipped); same length as `rows`. */
  numbers?: Uint32Array
  /** Cell texts; a missing cell is ''. Rows may be shorter or longer than `columns`. */
  rows: string[][]
  /**
   * What a spreadsheet shows in a cell (by its index in `rows`) whose text here is another: `6/9/13` for 2013-06-09, `7.2%` for 0.072,
   * `Positive` for 1. For people who look for what they saw; nothing is linked by it, because a date in figures has two readings.
   * undefined for all other cells. Worked out when asked: for every cell of a large sheet it takes more than half the time of reading it.
   */
  shown?: (row: number, column: number) => string | undefined
}

/** One record of a known or nested format: a FHIR resource, an HL7 v2 message, a C-CDA document, a mail header, a form. */
export interface Fields {
  type: 'fields'
  where: string
  schema: 'fhir' | 'hl7' | 'ccda' | 'mail' | 'form' | 'json' | 'xml' | 'dicom'
  /** FHIR resource type, HL7 message type (ADT^A01), XML root element ... ; '' where there is none. */
  kind: string
  /**
   * paths[i] names the place of values[i] as a person would:
   * fhir  `Patient.name[0].family`        (every element of arrays numbered)
   * hl7   `PID-5`, `OBX-5#3`              (SEG-field#repetition of the segment, from 2; component separators kept in the value)
   * ccda  `recordTarget/patientRole/patient/name/given`, attributes as `.../id@extension`, repeated siblings `[2]` from 2
   * mail  `From`, `To`, `Subject`
   * json, xml, form: dotted path or label as printed
   */
  paths: string[]
  values: string[]
  /** HL7 only: delimiters of this message, in MSH order (field, component, repetition, escape, subcomponent). */
  delimiters?: string
  /** HL7 only: lines[i] is the line (from 1) of the segment that values[i] stands in, for `segment=PID-5;line=8841`. */
  lines?: Uint32Array
}

/** A member of a container (archive member, attachment, embedded file); its bytes wait in the spool. */
export interface Child {
  type: 'child'
  /** Its name inside the container, with `/`, already made safe (no `..`, no drive, no leading `/`). */
  name: string
  /** The name as the container prints it, where that could not be used: it led out of the container, or came twice. */
  printed?: string
  /** Where its bytes are: a file in the reader's spool folder, owned by the caller from now on. */
  spooled: string
  bytes: number
}

/** A picture with possible text in it, for OCR: a scanned page or an image file. PNG, JPEG or TIFF in the spool. */
export interface Picture {
  type: 'picture'
  where: string
  spooled: string
}

/** Something that could not be read. It is counted and shown, never skipped. */
export interface Gap {
  type: 'gap'
  where: string
  state: UnreadState
  /** One plain sentence for a privacy officer. */
  reason: string
  /** Bytes not read, 0 where unknown. */
  bytes: number
}

export const unreadStates = [
  'partial',
  'encrypted',
  'damaged',
  'unsupported',
  'too-large',
  'too-nested',
  'empty',
] as const
export type UnreadState = (typeof unreadStates)[number]

/** Every item ends in exactly one of these. */
export type ItemState = 'read' | UnreadState

/** Thrown by an extractor when the item cannot be read (any further); what was yielded before it is kept. */
export class Unreadable extends Error {
  readonly state: UnreadState
  constructor(state: UnreadState, reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.name = 'Unreadable'
    this.state = state
  }
}
