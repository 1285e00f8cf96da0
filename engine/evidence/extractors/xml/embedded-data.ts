import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

const most = 256 << 20
const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
  'text/html': 'html',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/tiff': 'tif',
  'application/msword': 'doc',
  'application/dicom': 'dcm',
}

/** The usual ending of files of this media type; `bin` where it is not known. */
export function endingOf(mediaType: string): string {
  return endings[mediaType.split(';')[0]!.trim().toLowerCase()] ?? 'bin'
}

/**
 * The bytes of a B64 value, unpacked as HL7's `compression` says (DF deflate, ZL zlib, GZ gzip); undefined where it is empty,
 * damaged, or unpacks to more than 256 MiB.
 */
export function decodeEmbedded(base64: string, compression: string): Uint8Array | undefined {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length === 0) return undefined
  const options = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }
  try {
    switch (compression.toUpperCase()) {
      case 'DF':
        return isZlib(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options)
      case 'ZL':
        return inflateSync(bytes, options)
      case 'GZ':
        return gunzipSync(bytes, options)
      default:
        return bytes
    }
  } catch {
    return undefined
  }
}

function isZlib(bytes: Buffer): boolean {
  return (bytes[0]! & 0x0f) === 8 && bytes.length > 1 && bytes.readUInt16BE(0) % 31 === 0
}
