import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { Converter } from 'opencc-js'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { languageFor, languageNames, languages, localeFor } from '../../apps/console/messages/languages.ts'
import { root } from '../cordon.ts'

const catalogues = await Promise.all(
  languageNames.map(async (name) => ({ name, catalogue: await languages[name].load() })),
)
const english = catalogues.find(({ name }) => name === 'en')!.catalogue
const sources = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'apps/console/*.ts', 'apps/console/*.tsx'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .trim()
  .split('\n')
  .filter((path) => existsSync(join(root, path)))
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

describe.each(catalogues)('the catalogue $name', ({ name, catalogue }) => {
  test('has every key of the English one, and no other', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort())
  })

  test('reads as ICU, with the same variables as in English, and says something', () => {
    for (const [key, message] of Object.entries(catalogue)) {
      expect(message.trim(), key).not.toBe('')
      expect(variables(parse(message)), key).toEqual(variables(parse(english[key as keyof typeof english])))
    }
  })

  test('knows the plural forms of its language', () => {
    const forms = new Set(new Intl.PluralRules(name).resolvedOptions().pluralCategories)
    for (const [key, message] of Object.entries(catalogue))
      for (const form of pluralForms(parse(message)))
        expect(form.startsWith('=') || forms.has(form as Intl.LDMLPluralRule), `${key}: ${form}`).toBe(true)
  })
})

test('the Chinese catalogue is in traditional characters and Hong Kong’s words', () => {
  const { catalogue } = catalogues.find(({ name }) => name === 'zh-Hant')!
  const traditional = Converter({ from: 'cn', to: 't' })
  const elsewhere = /網路|隱私|服務器|登錄|郵件地址|什麼|這裡|程序碼|信息|質量|硬盤|數據/
  for (const [key, message] of Object.entries(catalogue)) {
    // Letter by letter: words are written in more than one way in Hong Kong, simplified letters in none.
    const simplified = [...message].filter((letter) => !inBoth.has(letter) && traditional(letter) !== letter)
    expect(simplified, `${key}: ${message}`).toEqual([])
    expect(message, key).not.toMatch(elsewhere)
  }
})

/** Letters that are whole in traditional writing too, and stand for another one in simplified. */
const inBoth = new Set('了后里台只系面几才干准床群')

test('every key is said somewhere', () => {
  const said = sources
    .filter((path) => !/\/messages\/(en|zh-Hant)/.test(path))
    .map(textOf)
    .join('\n')
  const unsaid = Object.keys(english).filter((key) => {
    if (said.includes(`'${key}'`)) return false
    // Said as `word('band', code)`: the lists of words are held to the office's below.
    const list = /^word\.([a-z-]+)\./.exec(key)?.[1]
    if (list !== undefined && said.includes(`| '${list}'\n`)) return false
    // Said as `design.harm.${band}`.
    const stem = key.slice(0, key.lastIndexOf('.') + 1)
    return !said.includes(`\`${stem}\${`)
  })
  expect(unsaid).toEqual([])
})

test('no text is written into a component: all of it comes from the catalogues', () => {
  const found = sources.filter((path) => path.endsWith('.tsx')).flatMap((path) => hardText(path, textOf(path)))
  expect(found).toEqual([])
})

test('the check for text in components finds what it is there for', () => {
  const planted = `
    const Planted = () => <p title="Who" aria-label={'What'}>Hello {\`big \${1}\`} {on ? 'yes' : <b>no</b>}</p>`
  expect(hardText('planted.tsx', planted).map((line) => line.split(': ')[1])).toEqual([
    'Who',
    'What',
    'Hello',
    'big ',
    'yes',
    'no',
  ])
})

test('the reader’s language and region are found in the browser’s list', () => {
  expect(languageFor(['zh-HK', 'en'])).toBe('zh-Hant')
  expect(languageFor(['zh-TW'])).toBe('zh-Hant')
  expect(languageFor(['zh-CN', 'en-US'])).toBe('en')
  expect(languageFor(['fr-FR'])).toBe('en')
  expect(localeFor('en', ['en-US', 'zh-HK'])).toBe('en-US')
  expect(localeFor('en', ['fr-FR'])).toBe('en-GB')
  expect(localeFor('zh-Hant', ['en-US'])).toBe('zh-HK')
})

function variables(elements: MessageFormatElement[]): string[] {
  const names = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => variables(value))]
    return element.type === TYPE.tag ? [element.value, ...variables(element.children)] : [element.value]
  })
  return [...new Set(names)].sort()
}

function pluralForms(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) =>
    element.type === TYPE.plural
      ? [...Object.keys(element.options), ...Object.values(element.options).flatMap(({ value }) => pluralForms(value))]
      : [],
  )
}

const readAttributes = new Set([
  'label',
  'title',
  'hint',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'error',
])
const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text)

/** `file:line: text` for words between tags, in the attributes that people read or hear, and in expressions among children. */
function hardText(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const note = (node: ts.Node, text: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    if (hasWords(text)) found.push(`${path}:${line + 1}: ${text}`)
  }
  /** The strings that an expression may come to. */
  const strings = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) note(node, node.text)
    else if (ts.isTemplateExpression(node))
      for (const text of [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]) note(node, text)
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(strings)
    else if (ts.isParenthesizedExpression(node)) strings(node.expression)
    else if (ts.isBinaryExpression(node)) strings(node.right)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text.trim())
    if (ts.isJsxAttribute(node) && readAttributes.has(node.name.getText(file)) && node.initializer !== undefined)
      strings(ts.isJsxExpression(node.initializer) ? (node.initializer.expression ?? node) : node.initializer)
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression !== undefined)
      strings(node.expression)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
