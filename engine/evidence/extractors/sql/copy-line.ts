const signs: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** The cells of one line of a PostgreSQL COPY block in text format; `\N` (null) is ''. */
export function copyCells(line: string): string[] {
  const cells = line.split('\t')
  if (line.includes('\\'))
    for (let at = 0; at < cells.length; at++) if (cells[at]!.includes('\\')) cells[at] = copyText(cells[at]!)
  return cells
}

function copyText(cell: string): string {
  if (cell === '\\N') return ''
  return cell.replaceAll(
    /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g,
    (_, hex?: string, octal?: string, sign?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
      return signs[sign!] ?? sign!
    },
  )
}
