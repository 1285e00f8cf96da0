import { csvLine, LineFile, makeFolder, removeFile } from '../../base/files/index.ts'
import { csvToParquet } from '../../base/tables/index.ts'
import { elementNames, Lexicon } from '../elements/index.ts'
import { type Block, nobody } from '../people/index.ts'
import type { CaseLayout } from './layout.ts'
import { personId } from './register.ts'

/**
 * Writes findings, places and whys line by line while the evidence is walked for other reasons; `finish` turns them and the readable
 * CSV files into `tables/*.parquet`.
 */
export class TableWriter {
  readonly #layout: CaseLayout
  readonly #findings: LineFile
  readonly #places = new Lexicon()
  readonly #whys = new Lexicon()

  constructor(layout: CaseLayout) {
    this.#layout = layout
    makeFolder(layout.tables)
    this.#findings = new LineFile(`${layout.work}/findings.csv`)
    this.#findings.line('sha256,element,confidence,person_id,place,number,start,end,why')
  }

  /** Adds one block of the content with this hash. */
  add(sha256: string, block: Block, personOf: Uint32Array): void {
    const places = block.places.map((text) => this.#places.index(text))
    const whys = block.whys.map((text) => this.#whys.index(text))
    for (let at = 0; at < block.count; at++) {
      const mention = block.mention[at]!
      const someone = mention === nobody ? nobody : personOf[mention]!
      const person = someone === nobody ? '' : personId(someone)
      const where = `${places[block.place[at]!]},${block.number[at]},${block.start[at]},${block.end[at]},${whys[block.why[at]!]}`
      this.#findings.line(`${sha256},${elementNames[block.element[at]!]},${block.confidence[at]},${person},${where}`)
    }
  }

  async finish(): Promise<void> {
    const { work, tables, people, exposures, items, gaps } = this.#layout
    this.#findings.close()
    writeLexicon(`${work}/places.csv`, 'place,location', this.#places)
    writeLexicon(`${work}/whys.csv`, 'why,reason', this.#whys)
    const own = ['findings', 'places', 'whys'].map((name) => ({
      csv: `${work}/${name}.csv`,
      parquet: `${tables}/${name}.parquet`,
      types: types[name]!,
    }))
    const readable = Object.entries({ people, exposures, items, gaps }).map(([name, csv]) => ({
      csv,
      parquet: `${tables}/${name}.parquet`,
      types: types[name]!,
    }))
    await csvToParquet(this.#layout.folder, [...own, ...readable])
    for (const { csv } of own) removeFile(csv)
    removeFile(`${this.#layout.folder}/duckdb`)
  }
}

function writeLexicon(path: string, header: string, lexicon: Lexicon): void {
  const file = new LineFile(path)
  file.line(header)
  lexicon.texts.forEach((text, at) => {
    file.line(csvLine([at, text]))
  })
  file.close()
}

const types: Record<string, Record<string, string>> = {
  findings: {
    sha256: 'VARCHAR',
    element: 'VARCHAR',
    confidence: 'UTINYINT',
    person_id: 'VARCHAR',
    place: 'UINTEGER',
    number: 'UINTEGER',
    start: 'UINTEGER',
    end: 'UINTEGER',
    why: 'UINTEGER',
  },
  places: { place: 'UINTEGER', location: 'VARCHAR' },
  whys: { why: 'UINTEGER', reason: 'VARCHAR' },
  people: {
    person_id: 'VARCHAR',
    patient_id: 'VARCHAR',
    outcome: 'VARCHAR',
    probability: 'DOUBLE',
    name: 'VARCHAR',
    elements: 'VARCHAR',
    grade: 'VARCHAR',
    harm_score: 'DOUBLE',
    harm_band: 'VARCHAR',
    harm_flags: 'VARCHAR',
    residence: 'VARCHAR',
    addressee: 'VARCHAR',
    places: 'UINTEGER',
  },
  exposures: {
    person_id: 'VARCHAR',
    patient_id: 'VARCHAR',
    element: 'VARCHAR',
    grade: 'VARCHAR',
    confidence: 'UTINYINT',
    item: 'VARCHAR',
    location: 'VARCHAR',
  },
  items: {
    item: 'VARCHAR',
    sha256: 'VARCHAR',
    kind: 'VARCHAR',
    bytes: 'UBIGINT',
    state: 'VARCHAR',
    reason: 'VARCHAR',
    findings: 'UINTEGER',
  },
  gaps: { item: 'VARCHAR', location: 'VARCHAR', state: 'VARCHAR', reason: 'VARCHAR', bytes: 'UBIGINT' },
}
