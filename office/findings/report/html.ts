/** Text made safe for HTML content and quoted attributes. Everything from the evidence goes through this. */
export function escapeHtml(text: string | number): string {
  return String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

const plain = new Intl.NumberFormat('en-GB')

export function figure(value: number): string {
  return plain.format(value)
}

/** A number that opens the list of people behind it. */
export function listButton(list: string, title: string, count: number): string {
  return `<button type="button" class="list" data-list="${escapeHtml(list)}" data-title="${escapeHtml(title)}" aria-label="${escapeHtml(`${title}: ${figure(count)}, open the list`)}">${figure(count)}</button>`
}

export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const units = ['kB', 'MB', 'GB', 'TB']
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`
}

export function table(head: string[], rows: string[][], numberColumns: number[] = []): string {
  const kind = (at: number): string => (numberColumns.includes(at) ? ' class="number"' : '')
  const heads = head.map((cell, at) => `<th scope="col"${kind(at)}>${cell}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell, at) => `<td${kind(at)}>${cell}</td>`).join('')}</tr>`).join('\n')
  return `<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>\n${body}\n</tbody></table></div>`
}
