import { escapeHtml, figure } from './html.ts'

/** Horizontal bars with their label and value; widths are in proportion to the largest. */
export function barChart(title: string, bars: { label: string; value: number; warn?: boolean }[]): string {
  const rowHeight = 26
  const labelWidth = 260
  const width = 720
  const largest = Math.max(1, ...bars.map(({ value }) => value))
  const rows = bars.map(({ label, value, warn }, at) => {
    const y = at * rowHeight
    const length = Math.max(value > 0 ? 2 : 0, ((width - labelWidth - 80) * value) / largest)
    const fill = warn === true ? 'fill-warn' : 'fill-proven'
    return `<text x="0" y="${y + 17}">${escapeHtml(label)}</text><rect class="${fill}" x="${labelWidth}" y="${y + 4}" width="${length.toFixed(1)}" height="17" rx="2"/><text class="soft" x="${(labelWidth + length + 6).toFixed(1)}" y="${y + 17}">${figure(value)}</text>`
  })
  const said = bars.map(({ label, value }) => `${label} ${figure(value)}`).join(', ')
  return `<svg viewBox="0 0 ${width} ${bars.length * rowHeight + 4}" role="img" aria-label="${escapeHtml(`${title}: ${said}`)}">${rows.join('')}</svg>`
}

/** The scope as bounds: proven people, and how many more cannot be excluded. */
export function boundsChart(atLeast: number, atMost: number, roster: number): string {
  const width = 720
  const scale = width / Math.max(atMost, roster, 1)
  const proven = atLeast * scale
  const more = Math.max(0, atMost - atLeast) * scale
  const label = `At least ${figure(atLeast)} people, at most ${figure(atMost)}, of ${figure(roster)} patients in the roster`
  return `<svg viewBox="0 0 ${width} 52" role="img" aria-label="${escapeHtml(label)}"><rect class="fill-line" x="0" y="8" width="${width}" height="20" rx="3"/><rect class="fill-more" x="0" y="8" width="${(proven + more).toFixed(1)}" height="20" rx="3"/><rect class="fill-proven" x="0" y="8" width="${proven.toFixed(1)}" height="20" rx="3"/><text x="0" y="46">at least ${figure(atLeast)}</text><text x="${width}" y="46" text-anchor="end">at most ${figure(atMost)}</text></svg>`
}
