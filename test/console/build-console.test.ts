import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildConsole } from '../../apps/console/index.ts'
import { temporaryFolder } from '../cordon.ts'

interface BuildRecord {
  folder: string
  made_of: Record<string, string>
}

describe('building the console', () => {
  const into = temporaryFolder('console')
  const record = (): BuildRecord => JSON.parse(readFileSync(join(into, 'built.json'), 'utf8'))
  const forget = (path: string): void => {
    const last = record()
    last.made_of[path] = 'another'
    writeFileSync(join(into, 'built.json'), JSON.stringify(last))
  }

  test('the first time it is built, the second time it is there', async () => {
    const first = await buildConsole(into)
    expect(first.rebuilt).toBe(true)
    expect(existsSync(join(first.folder, 'index.html'))).toBe(true)
    expect(await buildConsole(into)).toEqual({ folder: first.folder, rebuilt: false })
  })

  test('a changed source, a changed package or a lost file builds it again; the name of the folder says what it holds', async () => {
    const { folder } = await buildConsole(into)
    for (const path of ['apps/console/design/tokens.css', 'package-lock.json', 'apps/console/public/icon.svg']) {
      expect(Object.keys(record().made_of)).toContain(path)
      forget(path)
      expect(await buildConsole(into)).toEqual({ folder, rebuilt: true })
    }
    expect(readdirSync(into).sort()).toEqual(['built.json', record().folder].sort())
  })

  test('two processes at once end with one whole build', async () => {
    forget('package-lock.json')
    const [one, other] = await Promise.all([buildConsole(into), buildConsole(into)])
    expect(one.folder).toBe(other.folder)
    expect(existsSync(join(one.folder, 'index.html'))).toBe(true)
    expect(readdirSync(into).filter((name) => name.startsWith('part-'))).toEqual([])
  })

  test('nothing of the server is in it', () => {
    const others = Object.keys(record().made_of).filter((path) => !path.startsWith('apps/console/'))
    expect(others).toEqual(['base/clock.ts', 'package-lock.json'])
  })

  test('a page of it holds no script, no style and no address of another server', async () => {
    const { folder } = await buildConsole(into)
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style|style=|https?:/)
    const styles = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.css'))
    expect(styles.length).toBeGreaterThan(0)
    for (const name of styles) expect(readFileSync(join(folder, 'assets', name), 'utf8'), name).not.toMatch(/url\(/)
  })
})
