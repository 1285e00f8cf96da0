import { create } from 'qrcode'

/** Blank modules around the code, as scanners need them (ISO/IEC 18004). */
const margin = 4

/** A code for a phone to scan. Always dark on white: many scanners read nothing else. */
export function QrCode({ content, label }: { content: string; label: string }) {
  const { size, data } = create(content, { errorCorrectionLevel: 'M' }).modules
  const side = size + 2 * margin
  return (
    <svg className="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <rect width={side} height={side} fill="#fff" />
      <path d={drawModules(size, data)} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}

/** Each run of dark modules in a row as one rectangle. */
function drawModules(size: number, data: ArrayLike<number>): string {
  const runs: string[] = []
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      if (data[row * size + column] !== 1) continue
      const start = column
      while (column + 1 < size && data[row * size + column + 1] === 1) column++
      const length = column - start + 1
      runs.push(`M${start + margin} ${row + margin}h${length}v1h-${length}z`)
    }
  return runs.join('')
}
