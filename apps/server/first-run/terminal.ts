import { Problem } from '../../../base/errors.ts'
import { Secret } from '../../../base/vault/index.ts'

/** The terminal that the server was started from: what is told there is seen once and kept nowhere. */
export interface Terminal {
  /** Somebody can be asked. */
  interactive: boolean
  tell(text: string): void
  /** A line, shown while it is typed. Throws `INTERRUPTED` on Ctrl-C and at the end of input. */
  ask(question: string): Promise<string>
  /** A line, not shown. */
  askSecret(question: string): Promise<Secret>
}

/** What of a terminal's input is needed; `process.stdin` has it. */
export interface Keyboard extends NodeJS.ReadableStream {
  isTTY?: boolean
  setRawMode?(raw: boolean): unknown
}

export interface Screen {
  write(text: string): unknown
  isTTY?: boolean
}

export function terminalOn(keyboard: Keyboard, screen: Screen): Terminal {
  return {
    interactive: keyboard.isTTY === true && screen.isTTY === true,
    tell: (text) => void screen.write(`${text}\n`),
    ask: (question) => readLine(keyboard, screen, question, true),
    askSecret: async (question) => new Secret(await readLine(keyboard, screen, question, false)),
  }
}

const enter = /[\r\n]/
const leave = ['\u0003', '\u0004']
const back = ['\u007f', '\b']

/** In raw mode the terminal shows nothing by itself; we show what may be seen, and understand backspace, Ctrl-U and Ctrl-C ourselves. */
function readLine(keyboard: Keyboard, screen: Screen, question: string, shown: boolean): Promise<string> {
  screen.write(`${question} `)
  keyboard.setRawMode?.(true)
  keyboard.setEncoding('utf8')
  return new Promise<string>((done, fail) => {
    let typed: string[] = []
    const end = (settle: () => void): void => {
      keyboard.off('data', read)
      keyboard.off('end', closed)
      keyboard.setRawMode?.(false)
      keyboard.pause()
      screen.write('\n')
      settle()
    }
    const closed = (): void => end(() => fail(interrupted()))
    const read = (text: string): void => {
      for (const character of text) {
        const left = leave.includes(character)
        if (left || enter.test(character)) {
          end(() => (left ? fail(interrupted()) : done(typed.join(''))))
          return
        }
        if (back.includes(character)) {
          if (typed.pop() !== undefined && shown) screen.write('\b \b')
        } else if (character === '\u0015') {
          if (shown) screen.write('\b \b'.repeat(typed.length))
          typed = []
        } else if (character >= ' ') {
          typed.push(character)
          if (shown) screen.write(character)
        }
      }
    }
    keyboard.on('data', read)
    keyboard.on('end', closed)
    keyboard.resume()
  })
}

function interrupted(): Problem {
  return new Problem('INTERRUPTED', 'Nothing was typed to the end', 'Start again: nothing was made')
}
