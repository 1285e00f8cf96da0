import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorCodes } from '../../../../base/errors.ts'
import { openTestServer, type TestServer } from '../../../../test/test-server.ts'
import { readPages } from './read-pages.ts'

const html = { accept: 'text/html,*/*;q=0.8' }

describe('pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-pages-'))
  let server: TestServer
  const code = `console.log(${JSON.stringify('harbour '.repeat(500))})`

  beforeAll(async () => {
    mkdirSync(join(folder, 'console', 'assets'), { recursive: true })
    writeFileSync(join(folder, 'secret.html'), 'a file beside the console')
    writeFileSync(join(folder, 'console', 'index.html'), '<title>Cordon</title>')
    writeFileSync(join(folder, 'console', 'assets', 'index-Y5sfnAfQ.js'), code)
    writeFileSync(join(folder, 'console', 'assets', 'notes.exe'), 'no kind that is known')
    server = await openTestServer({ actions: [], pages: readPages(join(folder, 'console')) })
  })
  afterAll(async () => {
    await server?.close()
    rmSync(folder, { recursive: true })
  })

  test('every address that a browser opens is the console, looked up again each time', async () => {
    for (const path of ['/', '/cases/INC-2026-001', '/index.html', '/sign-in?failed=directory']) {
      const page = await server.nobody.get(path, html)
      expect(page).toMatchObject({ status: 200, text: '<title>Cordon</title>' })
      expect(page.headers.get('cache-control')).toBe('no-cache')
      const again = await server.nobody.get(path, { ...html, 'if-none-match': page.headers.get('etag')! })
      expect(again).toMatchObject({ status: 304, text: '' })
    }
    expect((await server.nobody.get('/cases/INC-2026-001')).status).toBe(404)
    expect((await server.nobody.get('/api/nothing', html)).status).toBe(404)
  })

  test('files that carry their hash are kept for good, and travel packed', async () => {
    const path = '/assets/index-Y5sfnAfQ.js'
    const plain = await server.nobody.get(path)
    expect(plain).toMatchObject({ status: 200, text: code })
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const response = await fetch(new URL(path, server.url), { headers: { 'accept-encoding': 'br' } })
    expect(response.headers.get('content-encoding')).toBe('br')
    expect(await response.text()).toBe(code)
  })

  test('no path leads out of the folder', async () => {
    for (const path of [
      '/../secret.html',
      '/assets/../../secret.html',
      '/%2e%2e/secret.html',
      '/..%2fsecret.html',
      '//secret.html',
    ])
      expect(await raw(path), path).not.toContain('a file beside')
    expect((await server.nobody.get('/assets/notes.exe')).status).toBe(404)
  })

  test('called by number it sends a browser to the name, where passkeys work', async () => {
    const { port } = new URL(server.url)
    const answer = await server.nobody.get('/enrol', { ...html, host: `127.0.0.1:${port}` })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe(`http://localhost:${port}/enrol`)
  })

  test('every problem leads to a row of /errors', async () => {
    const { text } = await server.nobody.get('/errors', html)
    for (const code of Object.keys(errorCodes)) expect(text).toContain(`<tr id="${code}">`)
    expect(text).not.toContain('<script')
  })

  test('without a console, a page says so', () => {
    expect(readPages(undefined).get('/index.html')?.body.toString()).toContain('has no console')
  })

  /** `fetch` and `http` tidy paths up. */
  function raw(path: string): Promise<string> {
    const { hostname, port } = new URL(server.url)
    return new Promise((done, fail) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write(
          `GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\naccept: text/html\r\nconnection: close\r\n\r\n`,
        ),
      )
      let heard = ''
      socket.on('data', (bytes) => {
        heard += bytes
      })
      socket.on('close', () => done(heard))
      socket.on('error', fail)
    })
  }
})
