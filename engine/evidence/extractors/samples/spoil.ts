/** Copies of a sample with bytes changed, cut off or doubled, the same ones every time. For fuzz tests. */
export function* spoiled(sample: Uint8Array, copies: number): Iterable<Buffer> {
  let seed = 0x2545_f491
  const next = (below: number): number => {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    return (seed >>> 0) % Math.max(1, below)
  }
  for (let copy = 0; copy < copies; copy++) {
    const bytes = Buffer.from(sample)
    for (let change = 0; change <= copy % 12; change++) bytes[next(bytes.length)] = next(256)
    if (copy % 5 === 3) yield bytes.subarray(0, next(bytes.length))
    else if (copy % 5 === 4)
      yield Buffer.concat([bytes.subarray(0, next(bytes.length)), bytes.subarray(next(bytes.length))])
    else yield bytes
  }
}
