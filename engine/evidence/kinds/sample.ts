/**
 * The first bytes of an item as text, good enough to tell kinds apart (structure is ASCII in every charset met here):
 * UTF-16 where marked or plain to see, otherwise one character per byte. Undefined where the bytes are no text.
 */
export function sampleText(head: Uint8Array): string | undefined {
  const buffer = Buffer.from(head.buffer, head.byteOffset, head.length)
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return buffer.toString('utf8', 3)
  if (head[0] === 0xff && head[1] === 0xfe) return buffer.toString('utf16le', 2)
  if (head[0] === 0xfe && head[1] === 0xff) return swapped(buffer.subarray(2))
  const zeros = zeroShares(head)
  if (zeros.odd > 0.4 && zeros.even < 0.02) return textOrNothing(buffer.toString('utf16le'))
  if (zeros.even > 0.4 && zeros.odd < 0.02) return textOrNothing(swapped(buffer))
  return textOrNothing(buffer.toString('latin1'))
}

function swapped(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le')
}

function zeroShares(head: Uint8Array): { even: number; odd: number } {
  let even = 0
  let odd = 0
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue
    if (i % 2 === 0) even++
    else odd++
  }
  const half = Math.max(1, head.length / 2)
  return { even: even / half, odd: odd / half }
}

/** Text has hardly any control characters; one or two (a form feed, an old end-of-file mark) are forgiven. */
function textOrNothing(text: string): string | undefined {
  let odd = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // Tab, line ends, form feed, HL7's frame characters and escape (ISO-2022 charsets) belong in text.
    if (code < 32 && !(code >= 8 && code <= 13) && code !== 27 && code !== 28 && code !== 26 && code !== 30) odd++
    else if (code === 127) odd++
  }
  return odd > 2 + text.length * 0.01 ? undefined : text
}
