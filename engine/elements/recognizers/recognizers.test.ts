import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Findings } from '../findings.ts'
import { elementIndex, elementNames } from '../taxonomy.ts'
import { findInText } from '../text/find-in-text.ts'
import { recognizers } from './all.ts'

/** One worked example: the values of the recognizer's own elements that are found in the text, in order. */
interface Case {
  text: string
  found: string[]
}

const folder = new URL('./', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('/'))
const sources = files.filter((path) => path.endsWith('.ts')).map((path) => path.slice(0, -3))

/** Values of the given elements that the whole reading of the text finds. */
function valuesIn(text: string, elements: readonly string[]): string[] {
  const findings = new Findings()
  findInText(text, findings.places.index(''), 0, 0, findings)
  return findings.values.filter((_, at) => elements.includes(elementNames[findings.element[at]!]!))
}

test('every recognizer has a file, a place in the list, cases and known elements', () => {
  const listed = recognizers.map(({ name }) => name)
  expect(new Set(listed).size).toBe(listed.length)
  expect(sources.map((source) => source.slice(source.lastIndexOf('/') + 1)).sort()).toEqual(listed.sort())
  for (const source of sources)
    expect(existsSync(new URL(`${source}.cases.yaml`, folder)), `${source}.cases.yaml`).toBe(true)
  for (const { elements, judge, read } of recognizers) {
    for (const element of elements) expect(elementIndex(element)).toBeGreaterThanOrEqual(0)
    expect(judge ?? read).toBeDefined()
  }
})

for (const source of sources.sort()) {
  describe(source, async () => {
    const module = (await import(new URL(`${source}.ts`, folder).href)) as Record<string, { elements?: string[] }>
    const elements = Object.values(module).find((value) => value.elements !== undefined)!.elements!
    const cases = parse(readFileSync(new URL(`${source}.cases.yaml`, folder), 'utf8')) as Case[]
    test.each(cases)('$text', ({ text, found }) => {
      expect(valuesIn(text, elements)).toEqual(found)
    })
  })
}
