import { serveTasks } from '../base/sandbox/index.ts'
import { type Ocr, openOcr } from './evidence/index.ts'

/** The process that reads pictures where no OCR program is installed: the built-in engine, without network, within limits. */
let opened: Promise<Ocr> | undefined

if (import.meta.main)
  serveTasks(async (picture) => {
    opened ??= openOcr({ workers: 1 })
    const ocr = await opened
    return ocr.engine === 'none' ? undefined : await ocr.read(picture as string)
  })
