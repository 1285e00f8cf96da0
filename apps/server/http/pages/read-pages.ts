import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { PageFile } from './add-pages.ts'
import { errorsPage } from './errors-page.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** The files of a built console, by path. A kind of file that is not known here is left out. */
export function readPages(folder: string | undefined): Map<string, PageFile> {
  const pages = new Map([['/errors', pageOf(Buffer.from(errorsPage()), '.html', false)]])
  if (folder === undefined || !existsSync(folder))
    return pages.set('/index.html', pageOf(withoutConsole, '.html', false))
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    const extension = extname(entry.name)
    if (!entry.isFile() || types[extension] === undefined) continue
    const path = `/${relative(folder, file).split(sep).join('/')}`
    pages.set(path, pageOf(readFileSync(file), extension, /^\/assets\/.*-[A-Za-z0-9_-]{8}\.\w+$/.test(path)))
  }
  return pages
}

function pageOf(body: Buffer, extension: string, hashed: boolean): PageFile {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { type: types[extension]!, body, etag, hashed, packed: {} }
}

const withoutConsole = Buffer.from(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Cordon</title>
<h1>Cordon</h1>
<p>The server runs. This copy has no console; the API is described at <a href="/api/openapi.json">/api/openapi.json</a>.</p>
</html>
`)
