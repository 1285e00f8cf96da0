import { DuckDBInstance } from '@duckdb/node-api'

/**
 * Turns CSV files with a header into Parquet, column types as DuckDB finds them, or as `types` says. DuckDB works on disk within
 * 512 MB, sees only `folder`, and fetches no extension.
 */
export async function csvToParquet(
  folder: string,
  files: readonly { csv: string; parquet: string; types?: Record<string, string> }[],
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '512MB',
    temp_directory: `${folder}/duckdb`,
  })
  try {
    const connection = await instance.connect()
    await connection.run('SET autoinstall_known_extensions = false')
    await connection.run('SET autoload_known_extensions = false')
    await connection.run(`SET allowed_directories = [${text(`${folder}/`)}]`)
    await connection.run('SET enable_external_access = false')
    for (const { csv, parquet, types = {} } of files) {
      const columns = Object.entries(types).map(([name, type]) => `${text(name)}: ${text(type)}`)
      const known = columns.length === 0 ? 'sample_size = -1' : `columns = {${columns.join(', ')}}`
      await connection.run(
        `COPY (SELECT * FROM read_csv(${text(csv)}, header = true, quote = '"', escape = '"', ${known})) TO ${text(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
      )
    }
    connection.closeSync()
  } finally {
    instance.closeSync()
  }
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
