/** A cell of a table: row -1 is the head. */
export interface Cell {
  row: number
  column: number
}

export interface Extent {
  rows: number
  columns: number
  /** Rows that fit into the view. */
  page: number
}

export interface Pressed {
  key: string
  /** Control, or the command key. */
  mod: boolean
}

/** The cell to go to for a key, as the ARIA grid pattern has it; null where the key means nothing to a table. */
export function cellFor({ key, mod }: Pressed, { row, column }: Cell, { rows, columns, page }: Extent): Cell | null {
  const at = (nextRow: number, nextColumn: number): Cell => ({
    row: Math.max(-1, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  })
  switch (key) {
    case 'ArrowDown':
      return at(row + 1, column)
    case 'ArrowUp':
      return at(row - 1, column)
    case 'ArrowRight':
      return at(row, column + 1)
    case 'ArrowLeft':
      return at(row, column - 1)
    case 'PageDown':
      return at(row + page, column)
    case 'PageUp':
      return at(Math.max(row === -1 ? -1 : 0, row - page), column)
    case 'Home':
      return mod ? at(0, 0) : at(row, 0)
    case 'End':
      return mod ? at(rows - 1, columns - 1) : at(row, columns - 1)
    default:
      return null
  }
}
