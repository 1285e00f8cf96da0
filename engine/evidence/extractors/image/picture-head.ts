/** File name ending for what these bytes are, if they are a picture that can be read. */
export function pictureEnding(bytes: Uint8Array): 'png' | 'jpg' | 'gif' | 'bmp' | 'tif' | 'webp' | undefined {
  const [a, b, c, d] = bytes
  if (a === 0x89 && b === 0x50 && c === 0x4e && d === 0x47) return 'png'
  if (a === 0xff && b === 0xd8 && c === 0xff) return 'jpg'
  if (a === 0x47 && b === 0x49 && c === 0x46 && d === 0x38) return 'gif'
  if (a === 0x42 && b === 0x4d) return 'bmp'
  if ((a === 0x49 && b === 0x49 && c === 0x2a && d === 0) || (a === 0x4d && b === 0x4d && c === 0 && d === 0x2a))
    return 'tif'
  if (
    Buffer.from(bytes.subarray(0, 12))
      .toString('latin1')
      .match(/^RIFF.{4}WEBP$/s)
  )
    return 'webp'
  return undefined
}

/** Size in pixels as the head of the picture states it (up to the first 256 KB are needed); undefined where it does not. */
export function pictureSize(head: Uint8Array): { width: number; height: number } | undefined {
  const view = Buffer.from(head.buffer, head.byteOffset, head.length)
  try {
    switch (pictureEnding(head)) {
      case 'png':
        return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) }
      case 'gif':
        return { width: view.readUInt16LE(6), height: view.readUInt16LE(8) }
      case 'bmp':
        return view.readUInt32LE(14) === 12
          ? { width: view.readUInt16LE(18), height: view.readUInt16LE(20) }
          : { width: view.readInt32LE(18), height: Math.abs(view.readInt32LE(22)) }
      case 'jpg':
        return jpegSize(view)
      case 'webp':
        return webpSize(view)
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}

/** The frame header (SOFn) of a JPEG. */
function jpegSize(view: Buffer): { width: number; height: number } | undefined {
  let at = 2
  while (at + 9 < view.length) {
    if (view[at] !== 0xff) return undefined
    const marker = view[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) }
    at += marker === 0xff ? 1 : 2 + view.readUInt16BE(at + 2)
  }
  return undefined
}

function webpSize(view: Buffer): { width: number; height: number } | undefined {
  const form = view.toString('latin1', 12, 16)
  if (form === 'VP8X') return { width: view.readUIntLE(24, 3) + 1, height: view.readUIntLE(27, 3) + 1 }
  if (form === 'VP8 ') return { width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff }
  if (form !== 'VP8L') return undefined
  const bits = view.readUInt32LE(21)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
