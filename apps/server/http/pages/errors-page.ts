import { readFileSync } from 'node:fs'

/** `/errors`, which the `type` of every problem document leads to: docs/errors.md as a page, one anchor for each code. */
export function errorsPage(): string {
  const markdown = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')
  const rows = [...markdown.matchAll(/^\| ([A-Z_]+) \| \d+ \| (.+) \| (.+) \|$/gm)].map(
    ([, code, when, what]) =>
      `<tr id="${code}"><th scope="row">${code}</th><td>${escapeHtml(when!)}</td><td>${escapeHtml(what!)}</td></tr>`,
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Error codes of Cordon</title>
<h1>Error codes</h1>
<table>
<thead><tr><th scope="col">code</th><th scope="col">when</th><th scope="col">what to do</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"`]/g, (character) => (character === '`' ? '' : `&#${character.charCodeAt(0)};`))
