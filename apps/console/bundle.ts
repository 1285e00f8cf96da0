import { existsSync, readdirSync } from 'node:fs'
import { relative } from 'node:path'
import { build, type Plugin } from 'vite'
import { viteOptions } from './vite-options.ts'

/**
 * Run by `build.ts` as a program: bundles the console into the folder of the first argument and prints, as JSON, the paths of what it was
 * made of, below the root of this copy.
 */
const root = new URL('../../', import.meta.url).pathname
const here = `${root}apps/console/`
const sources = new Set([
  `${root}package-lock.json`,
  ...['build.ts', 'bundle.ts', 'vite-options.ts'].map((name) => here + name),
  ...readdirSync(`${here}public`).map((name) => `${here}public/${name}`),
])
const noteSources: Plugin = {
  name: 'note-sources',
  generateBundle() {
    for (const id of this.getModuleIds()) sources.add(id.replace(/[?#].*$/, ''))
  },
}
const options = viteOptions(process.argv[2]!)
await build({ ...options, plugins: [...options.plugins, noteSources] })
const ours = [...sources].filter(
  (path) => path.startsWith(root) && !path.includes('/node_modules/') && existsSync(path),
)
process.stdout.write(JSON.stringify(ours.map((path) => relative(root, path)).sort()))
