import { type Content, Unreadable } from '../content.ts'
import type { Extractor } from './contract.ts'
import { pictureSize } from './image/picture-head.ts'

const headBytes = 256 * 1024
/** Icons, bullets and tracking dots hold no text that OCR could read. */
const smallestSide = 24
const smallestArea = 40 * 40
/** A page of A2 at 300 dots per inch has 35 million pixels. */
const mostPixels = 150_000_000

/** Pictures: handed on for OCR, unless they are too small to hold text or too large to be opened. */
export const image: Extractor = {
  name: 'image',
  kinds: ['png', 'jpeg', 'tiff', 'gif', 'bmp', 'webp'],
  async *extract(bytes, context): AsyncIterable<Content> {
    if (bytes.size > context.limits.wholeFileBytes)
      throw new Unreadable('too-large', 'The picture is larger than can be opened at once')
    const size = pictureSize(bytes.read(0, headBytes))
    if (size !== undefined) {
      const { width, height } = size
      if (width < smallestSide || height < smallestSide || width * height < smallestArea) return
      if (width * height > mostPixels)
        throw new Unreadable('too-large', `The picture has ${width} x ${height} pixels, too many to be opened`)
    }
    yield { type: 'picture', where: '', spooled: (await context.spool(bytes.pieces())).spooled }
  },
}
