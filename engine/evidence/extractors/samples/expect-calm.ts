import { expect } from 'vitest'
import { bytesInMemory } from '../../../../base/files/index.ts'
import type { Extractor } from '../contract.ts'
import { readAll } from './read-all.ts'
import { spoiled } from './spoil.ts'

/** Reads many spoiled copies of a sample: each must end in content or in a reason, and hold no broken content. */
export async function expectCalm(
  extractor: Extractor,
  sample: Uint8Array,
  copies = 60,
  kind = extractor.kinds[0]!,
): Promise<void> {
  for (const bytes of spoiled(sample, copies)) {
    const { content, ended, reason } = await readAll(extractor, bytesInMemory(bytes), { kind })
    if (ended !== undefined) expect(reason).not.toBe('')
    for (const piece of content) expect(piece.type).toMatch(/^(document|passage|table|rows|fields|child|picture|gap)$/)
  }
}
