import type { InlineConfig, Plugin } from 'vite'

/** The languages of the console, as React Aria calls its own texts ("Dismiss", "Show suggestions"). */
const kept = /\/(en-US|zh-TW)\.m?js$/

/** React Aria brings its own texts in 34 languages: only those of the console's languages go to the browser. */
const dropOtherLanguages: Plugin = {
  name: 'drop-other-languages',
  enforce: 'pre',
  load(id) {
    return /\/intl\/[a-z]+\/[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) && !kept.test(id) ? 'export default null' : null
  },
}

/** React Aria empties what it reads out by `innerHTML = ''`, which the policy forbids (Trusted Types): the same without text that becomes HTML. */
const emptyByNodes: Plugin = {
  name: 'empty-by-nodes',
  enforce: 'pre',
  transform(code, id) {
    return id.includes('/live-announcer/') ? code.replaceAll(/\.innerHTML = ''/g, '.replaceChildren()') : null
  },
}

/** How Vite builds the console into `folder`. Nothing is put into the page or into a style sheet as data: the policy forbids it. */
export function viteOptions(folder: string): InlineConfig & { plugins: Plugin[] } {
  return {
    configFile: false,
    root: new URL('.', import.meta.url).pathname,
    logLevel: 'error',
    plugins: [dropOtherLanguages, emptyByNodes],
    oxc: { jsx: { runtime: 'automatic' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      // What Chrome and Firefox of 2024, and Safari 17.5, can do; light-dark() in the style sheets sets the line.
      target: ['chrome123', 'firefox128', 'safari17.5'],
      assetsInlineLimit: 0,
      // One style sheet, with the page: a screen that is opened while the connection breaks would otherwise stay without its own.
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  }
}
