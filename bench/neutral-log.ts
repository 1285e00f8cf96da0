/** Text without anybody in it, full of numbers: server logs, invoices, parts lists, build output, measurements, prose about machines. */
export function neutralLog(size: number): string {
  let state = 7
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
  const digits = (n: number) => Array.from({ length: n }, () => below(10)).join('')
  const hex = (n: number) => Array.from({ length: n }, () => below(16).toString(16)).join('')
  const upper = (n: number) => Array.from({ length: n }, () => String.fromCharCode(65 + below(26))).join('')
  const time = () =>
    `20${10 + below(15)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')} ${digits(1)}9:${below(6)}${digits(1)}:${below(6)}${digits(1)}.${digits(3)}`
  const lines: (() => string)[] = [
    () =>
      `${time()} INFO  [worker-${below(64)}] request ${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)} took ${digits(4)} ms, ${digits(8)} bytes`,
    () =>
      `${time()} WARN  queue depth ${digits(5)} above ${digits(4)}, offset ${digits(10)} partition ${below(100)} epoch ${digits(13)}`,
    () =>
      `INV ${digits(8)};PO ${digits(10)};${digits(3)} pcs;part no. ${upper(2)}${digits(7)};lot ${upper(1)}${digits(6)};${digits(5)}.${digits(2)}`,
    () =>
      `build ${digits(2)}.${digits(1)}.${digits(5)} commit ${hex(40)} passed ${digits(4)} tests in ${digits(3)}.${digits(2)} s`,
    () =>
      `order ${digits(9)} shipped, tracking ${digits(12)} weight ${digits(2)}.${digits(1)} carton ${digits(3)}-${digits(3)}-${digits(4)}`,
    () => `${digits(10)},${digits(9)},${digits(11)},${digits(16)},${digits(12)},${digits(8)}`,
    () =>
      `sensor ${upper(1)}${digits(2)} reading ${digits(2)}.${digits(4)} ${digits(2)}.${digits(4)} ${digits(4)} ${digits(4)} ${digits(3)}`,
    () => `GET /api/v${below(4)}/items/${digits(9)}?page=${digits(2)}&ts=${digits(13)} 200 ${digits(5)} ${digits(6)}`,
    () =>
      `transaction ${digits(16)} settled batch ${digits(6)} ref ${upper(3)}${digits(10)} total ${digits(6)}.${digits(2)}`,
    () =>
      `The pump ran for ${digits(3)} hours at ${digits(2)}.${digits(1)} bar; valve ${upper(1)}${digits(3)} was replaced after ${digits(5)} cycles (see drawing ${digits(4)}-${digits(4)}).`,
    () =>
      `serial ${upper(1)}${digits(8)} firmware ${digits(1)}.${digits(2)}.${digits(3)} sku ${digits(3)}-${digits(2)}-${digits(4)} ean ${digits(13)}`,
    () => `0x${hex(8)} 0x${hex(8)} ${hex(2)} ${hex(2)} ${hex(2)} ${digits(8)} ${digits(8)} ${digits(10)}`,
  ]
  const out: string[] = []
  for (let length = 0; length < size; ) {
    const line = lines[below(lines.length)]!()
    out.push(line)
    length += line.length + 1
  }
  return out.join('\n').slice(0, size)
}
