import { fileURLToPath } from 'node:url'
import { init, type Methods } from '@embedpdf/pdfium'
import { bytesOfFile } from '../../../../base/files/index.ts'

/** PDFium's functions and its memory. Pointers are numbers; what is allocated must be freed. */
export interface Pdfium extends Methods {
  /** The whole memory of the instance; valid until the next call that may allocate. */
  memory(): Uint8Array
  allocate(bytes: number): number
  free(pointer: number): void
}

interface Heap {
  HEAPU8: Uint8Array
  _malloc(bytes: number): number
  _free(pointer: number): void
}

/** WebAssembly memory never shrinks: an instance that grew beyond this is given up. */
const mostMemory = 512 * 2 ** 20

let instance: Promise<Pdfium> | undefined

/** The one instance of this process: starting another for every file would leak its memory. */
export function startPdfium(): Promise<Pdfium> {
  instance ??= start()
  return instance
}

/** After a document: gives the instance up when it crashed or grew too large, so that the next document gets a new one. */
export function releasePdfium(pdfium: Pdfium, crashed: boolean): void {
  if (crashed || pdfium.memory().length > mostMemory) instance = undefined
}

async function start(): Promise<Pdfium> {
  const wasm = bytesOfFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')))
  const overrides = { wasmBinary: wasm.all(), print() {}, printErr() {} }
  wasm.close()
  const module = await init(overrides as Parameters<typeof init>[0])
  module.PDFiumExt_Init()
  const heap = module.pdfium as unknown as Heap
  return Object.assign(module as unknown as Methods, {
    memory: () => heap.HEAPU8,
    allocate(bytes: number): number {
      const pointer = heap._malloc(Math.max(bytes, 1))
      if (pointer === 0) throw new Error(`PDFium has no memory for ${bytes} bytes`)
      return pointer
    },
    free: (pointer: number) => heap._free(pointer),
  })
}

/** Runs `use` with zeroed memory of the instance and frees it afterwards. */
export function withMemory<T>(pdfium: Pdfium, bytes: number, use: (pointer: number) => T): T {
  const pointer = pdfium.allocate(bytes)
  try {
    pdfium.memory().fill(0, pointer, pointer + bytes)
    return use(pointer)
  } finally {
    pdfium.free(pointer)
  }
}

const longestText = 4 * 2 ** 20

/** A text of a function that writes zero-ended UTF-16LE and answers the bytes it needs: `(buffer, length) => bytes`. */
export function wideText(pdfium: Pdfium, write: (buffer: number, length: number) => number): string {
  return decoded(pdfium, write, 2, 'utf16le')
}

/** The same for functions that write zero-ended UTF-8 or ASCII. */
export function narrowText(pdfium: Pdfium, write: (buffer: number, length: number) => number): string {
  return decoded(pdfium, write, 1, 'utf8')
}

function decoded(
  pdfium: Pdfium,
  write: (buffer: number, length: number) => number,
  ending: number,
  encoding: BufferEncoding,
): string {
  const bytes = Math.min(write(0, 0), longestText)
  if (bytes <= ending) return ''
  return withMemory(pdfium, bytes, (buffer) => {
    write(buffer, bytes)
    return Buffer.from(pdfium.memory().slice(buffer, buffer + bytes - ending)).toString(encoding)
  })
}

/** Reads a 32-bit number that a function wrote. */
export function unsignedAt(pdfium: Pdfium, pointer: number): number {
  const memory = pdfium.memory()
  return new DataView(memory.buffer, memory.byteOffset).getUint32(pointer, true)
}

export function floatAt(pdfium: Pdfium, pointer: number): number {
  const memory = pdfium.memory()
  return new DataView(memory.buffer, memory.byteOffset).getFloat32(pointer, true)
}
