/** `rounds` damaged copies of `sample`, the same ones for the same seed: bytes changed, or the end cut off. For fuzz tests. */
export function* mutateBytes(sample: Uint8Array, rounds: number, seed = 7): Generator<Uint8Array> {
  let state = seed
  const next = (below: number): number => {
    // Lehmer's generator with Park and Miller's constants.
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  for (let round = 0; round < rounds; round++) {
    const copy = Uint8Array.from(sample)
    for (let hits = 1 + next(6); hits > 0; hits--) copy[next(copy.length)] = next(256)
    yield next(4) === 0 ? copy.subarray(0, next(copy.length)) : copy
  }
}
