/** Columnar tables of a case: Parquet files, written and read by DuckDB in this process. */
export { csvToParquet } from './to-parquet.ts'
