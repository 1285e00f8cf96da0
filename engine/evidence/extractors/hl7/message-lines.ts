/** One line of an HL7 file, its bytes one character each (Latin-1), so that the message's own charset can be applied later. */
export interface RawLine {
  /** Undefined for a line longer than the limit. */
  text: string | undefined
  /** From 1; CR, LF and CR LF each end a line. */
  number: number
}

/** Cuts bytes into lines, holding one piece and the line that is not finished, up to `longest` bytes. */
export function* rawLines(pieces: Iterable<Uint8Array>, longest: number): Iterable<RawLine> {
  let rest = ''
  let tooLong = false
  let number = 1
  let afterReturn = false
  for (const bytes of pieces) {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    let at = afterReturn && piece.charCodeAt(0) === 10 ? 1 : 0
    afterReturn = false
    for (let end = lineEnd(piece, at); end !== -1; end = lineEnd(piece, at)) {
      yield { text: tooLong ? undefined : rest + piece.slice(at, end), number }
      number++
      rest = ''
      tooLong = false
      at = end + 1
      if (piece.charCodeAt(end) !== 13) continue
      if (at === piece.length) afterReturn = true
      else if (piece.charCodeAt(at) === 10) at++
    }
    tooLong ||= rest.length + piece.length - at > longest
    rest = tooLong ? '' : rest + piece.slice(at)
  }
  if (tooLong || rest !== '') yield { text: tooLong ? undefined : rest, number }
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 13 || code === 10) return at
  }
  return -1
}
