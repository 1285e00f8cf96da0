import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const fonts = ['400Regular', '700Bold'].map((weight) =>
  fileURLToPath(new URL(`../../node_modules/@expo-google-fonts/noto-sans-tc/${weight}`, import.meta.url)),
)

let compiler: NodeCompiler | undefined
let made = 0

/**
 * Sets one document as PDF/UA-1 (tagged, for screen readers). `template` is Typst source that reads its data with
 * `json(bytes(sys.inputs.data))`: text of people never becomes markup. The same input gives the same bytes.
 * Throws with Typst's own message when the template does not compile.
 */
export function typesetPdf(template: string, data: unknown): Uint8Array {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fonts }] })
  const compiled = compiler.compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } })
  const document = compiled.result
  if (document === null)
    throw new Error(
      `the template does not compile: ${JSON.stringify(compiler.fetchDiagnostics(compiled.takeError()!))}`,
    )
  const pdf = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: 0 })
  // Typst remembers everything it has set; letters share nothing but the template, which stays in use.
  if (++made % 50 === 0) compiler.evictCache(5)
  return pdf
}
