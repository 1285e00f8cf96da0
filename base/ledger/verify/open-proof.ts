import { statSync } from 'node:fs'
import { Problem } from '../../errors.ts'
import { bytesOfFile } from '../../files/index.ts'
import { fileNames } from '../ledger-folder.ts'
import { entryProofHead, mostProofBytes, verifyEntryProof } from '../slice/entry-proof.ts'
import { sliceFolder, verifySlice } from '../slice/verify-slice.ts'
import { folderFiles } from './folder-files.ts'
import { filesBelow, type ProofFiles } from './proof-files.ts'
import { type Verification, type VerifyOptions, verifyLedger } from './verify-ledger.ts'
import { verifyResults } from './verify-results.ts'
import { zipFiles } from './zip-files.ts'

/**
 * Verifies what lies at `path`: a case folder, a ledger folder, or a ZIP of either; or a pack of one case, in a ZIP or unpacked; or the proof of one entry. For a case also its result files are compared.
 * Throws `LEDGER_MISSING` where there is no ledger; everything else that is wrong is in the answer.
 */
export async function verifyProof(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory()
  if (isFolder === undefined) throw missing(path, 'does not exist')
  const proof = isFolder ? undefined : readEntryProof(path)
  if (proof !== undefined) return verifyEntryProof(path, proof, options)
  const files = isFolder ? folderFiles(path) : await zipFiles(path)
  try {
    const slice = findSlice(files)
    if (slice !== undefined) return await verifySlice(filesBelow(files, slice), options)
    const root = findRoot(files)
    if (root === undefined) throw missing(path, 'holds no ledger')
    const ledger = filesBelow(files, root.ledger)
    const verification = await verifyLedger(ledger, options)
    const enough = verification.wrong.length >= (options.most ?? 100)
    if (root.case !== undefined && !enough) await verifyResults(filesBelow(files, root.case), !isFolder, verification)
    else if (root.case === undefined) verification.remarks.push('Only a ledger was given: no result files were checked')
    return verification
  } finally {
    files.close()
  }
}

/** The bytes of a file that proves one entry; undefined for any other. */
function readEntryProof(path: string): Uint8Array | undefined {
  const bytes = bytesOfFile(path)
  try {
    const start = Buffer.from(bytes.read(0, Math.min(bytes.size, entryProofHead.length + 1))).toString('latin1')
    if (start !== `${entryProofHead}\n` || bytes.size > mostProofBytes) return undefined
    return bytes.read(0, bytes.size)
  } finally {
    bytes.close()
  }
}

/** Where a pack of one case lies: at the top, or one folder down as ZIP programs like it. */
function findSlice(files: ProofFiles): string | undefined {
  const paths = files.list()
  const isSlice = (at: string): boolean => paths.some((path) => path.startsWith(at + sliceFolder))
  if (isSlice('')) return ''
  const tops = new Set(paths.map((path) => `${path.split('/')[0]}/`))
  const [top] = tops
  return tops.size === 1 && isSlice(top!) ? top : undefined
}

/** Where the ledger and the case lie: at the top, or one folder down as ZIP programs like it. A lost checkpoint must not hide a ledger. */
function findRoot(files: ProofFiles): { ledger: string; case?: string } | undefined {
  const paths = new Set(files.list())
  const isLedger = (at: string): boolean =>
    paths.has(at + fileNames.checkpoint) ||
    paths.has(at + fileNames.vkey) ||
    [...paths].some((path) => path.startsWith(`${at}tile/`))
  if (isLedger('')) return { ledger: '' }
  if (isLedger('ledger/')) return { ledger: 'ledger/', case: '' }
  const tops = new Set([...paths].map((path) => path.split('/')[0]))
  const top = tops.size === 1 ? `${[...tops][0]}/` : undefined
  if (top === undefined) return undefined
  if (isLedger(`${top}ledger/`)) return { ledger: `${top}ledger/`, case: top }
  return isLedger(top) ? { ledger: top } : undefined
}

function missing(path: string, why: string): Problem {
  return new Problem(
    'LEDGER_MISSING',
    `${path} ${why}`,
    'Give a case folder, its ledger folder, a ZIP of one, or the proof of one entry',
  )
}
