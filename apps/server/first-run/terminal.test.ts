import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { type Keyboard, terminalOn } from './terminal.ts'

/** A terminal with somebody at it: what is typed goes in as a real one sends it, in raw mode. */
function open() {
  const raw: boolean[] = []
  const keyboard: Keyboard & PassThrough = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (on: boolean) => raw.push(on),
  })
  let shown = ''
  const screen = {
    isTTY: true,
    write(text: string) {
      shown += text
    },
  }
  return { keyboard, raw, terminal: terminalOn(keyboard, screen), shown: () => shown }
}

test('a passphrase is not shown, in whatever pieces it comes', async () => {
  const { keyboard, raw, terminal, shown } = open()
  const asked = terminal.askSecret('Passphrase:')
  for (const piece of ['har', 'bour 燈', '籠 9', '\r']) keyboard.write(piece)
  expect((await asked).text()).toBe('harbour 燈籠 9')
  expect(shown()).toBe('Passphrase: \n')
  expect(raw).toEqual([true, false])
})

test('a name is shown; mistakes are taken back', async () => {
  const { keyboard, terminal, shown } = open()
  const asked = terminal.ask('Name:')
  keyboard.write('Adx\u007fa Fonk\bg\u001b\n')
  expect(await asked).toBe('Ada Fong')
  expect(shown()).toBe('Name: Adx\b \ba Fonk\b \bg\n')
  const again = terminal.ask('Name:')
  keyboard.write('everything wrong\u0015Ben Ho\r')
  expect(await again).toBe('Ben Ho')
})

test('two questions in a row both get their line', async () => {
  const { keyboard, terminal } = open()
  const first = terminal.askSecret('Passphrase:')
  keyboard.write('harbour lantern teapot 9\r')
  await first
  const second = terminal.askSecret('The same again:')
  keyboard.write('harbour lantern teapot 9\r')
  expect((await second).text()).toBe((await first).text())
})

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
])('%s makes nothing', async (_, key) => {
  const { keyboard, raw, terminal } = open()
  const asked = terminal.askSecret('Passphrase:')
  keyboard.write(`half a passph${key}`)
  await expect(asked).rejects.toMatchObject({ code: 'INTERRUPTED' })
  expect(raw).toEqual([true, false])
})

test('a terminal that goes away makes nothing', async () => {
  const { keyboard, terminal } = open()
  const asked = terminal.ask('Name:')
  keyboard.end()
  await expect(asked).rejects.toMatchObject({ code: 'INTERRUPTED' })
})
