import Type, { type Static } from 'typebox'

const name = Type.String({ pattern: '^[a-z_][a-z0-9_]{0,62}$' })
const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const instant = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' })
const schema = Type.String({ pattern: '^(cordon|pgboss)$' })
const orNull = <T extends Type.TSchema>(shape: T) => Type.Union([shape, Type.Null()])

const table = Type.Object({
  schema,
  name,
  /** In the order of the rows. */
  columns: Type.Array(Type.Object({ name, type: Type.String() })),
  rows: count,
  /** Of the file: COPY's text, gzipped, in `tables/<schema>.<name>.gz`. */
  bytes: count,
  sha256,
})

/** What a backup is made of; enough to check every byte of it, and to put it back without looking anywhere else. */
export const manifestShape = Type.Object({
  format: Type.Literal(1),
  id: Type.String(),
  /** Version of Cordon, and major version of PostgreSQL, that it was made with. */
  cordon: Type.String(),
  postgres: count,
  /** When it was begun and ended, UTC. The tables are as they were at `snapshot`. */
  begun: instant,
  snapshot: instant,
  ended: instant,
  migrations: Type.Array(Type.Object({ number: count, name: Type.String(), checksum: Type.String() })),
  tables: Type.Array(table),
  sequences: Type.Array(
    Type.Object({ schema, name, value: Type.String({ pattern: '^-?\\d{1,19}$' }), called: Type.Boolean() }),
  ),
  /** `contents.jsonl`: every file in the pool that belongs to this backup. */
  contents: Type.Object({ sha256, bytes: count, objects: count, objectBytes: count, files: count }),
  /** The checkpoint that the copied ledger ends in; null where there was no ledger. */
  ledger: orNull(Type.Object({ origin: Type.String(), size: count, root: Type.String(), vkey: Type.String() })),
  /** The keyring that opens what is sealed in here; null where there was none. */
  keyring: orNull(Type.Object({ id: Type.String(), generation: count })),
  /** The manifest of the keys that were written apart; null where they were left out. */
  keys: orNull(Type.Object({ sha256 })),
  /** Names in the data folder that no backup knows of. */
  leftOut: Type.Array(Type.String()),
})

export type BackupTable = Static<typeof table>
export type Manifest = Static<typeof manifestShape>
