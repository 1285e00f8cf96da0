import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { type ByteSource, bytesInMemory } from '../../base/files/index.ts'
import { decodePieces, decodeText, guessCharset } from './decode-text.ts'

const encode = (text: string, charset: string) => iconv.encode(text, charset)

describe('guessing the charset', () => {
  test.each([
    ['a Hong Kong name list', '病人姓名：陳大文\n地址：九龍彌敦道一號', 'big5-hkscs', 'big5-hkscs'],
    ['three Chinese characters', '陳大文', 'big5-hkscs', 'big5-hkscs'],
    ['a mainland export', '患者姓名：陈大文，地址：北京市朝阳区', 'gb18030', 'gb18030'],
    ['a Japanese note', '田中太郎さん、こんにちは', 'shift_jis', 'shift_jis'],
    ['a Korean note', '안녕하세요 환자 김철수', 'cp949', 'cp949'],
    ['a Russian note', 'Привет, пациент Иванов принят', 'windows-1251', 'windows-1251'],
    ['one accented name', 'José García', 'windows-1252', 'windows-1252'],
    ['a text that ends in an accent', 'name: José', 'windows-1252', 'windows-1252'],
    ['a German word', 'Müller', 'windows-1252', 'windows-1252'],
    ['curly quotes and pounds', '£20 – “quoted”', 'windows-1252', 'windows-1252'],
    ['plain ASCII', 'Chan Tai Man, A123456(3)', 'ascii', 'utf-8'],
    ['UTF-8', '陳大文 José', 'utf-8', 'utf-8'],
    ['UTF-16 of Windows without a mark', 'Name,Phone\r\nChan Tai Man,9123 4567', 'utf-16le', 'utf-16le'],
    ['UTF-16BE without a mark', 'Name,Phone\r\nChan Tai Man,9123 4567', 'utf-16be', 'utf-16be'],
    ['Chinese UTF-16 without a mark', '病人姓名陳大文地址九龍彌敦道一號電話不詳轉介信', 'utf-16le', 'utf-16le'],
  ])('%s', (_what, text, written, expected) => {
    const bytes = encode(text, written)
    expect(guessCharset(bytes)).toBe(expected)
    expect(decodeText(bytes).text).toBe(text)
  })

  test.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'the mark of %s decides and is no text',
    (charset) => {
      const bytes = iconv.encode('陳大文 Chan', charset, { addBOM: true })
      expect(decodeText(bytes)).toEqual({ text: '陳大文 Chan', charset })
      expect([...decodePieces(bytesInMemory(bytes))].map((piece) => piece.text)).toEqual(['陳大文 Chan'])
    },
  )

  test('rare characters of Hong Kong names survive', () => {
    const name = '陳𠝹嘢喺㗎'
    expect(decodeText(encode(`姓名：${name}，性別：男`, 'big5-hkscs')).text).toContain(name)
  })

  test('a dump in which two programs wrote keeps both', () => {
    const bytes = Buffer.concat([
      Buffer.from('1,陳大文\n2,李小明\n3,黃美玲\n'),
      encode('4,José García\n', 'windows-1252'),
      Buffer.from('5,王小華\n'),
    ])
    expect(decodeText(bytes).text).toBe('1,陳大文\n2,李小明\n3,黃美玲\n4,José García\n5,王小華\n')
  })

  test('one broken character does not spoil the rest of a UTF-8 text', () => {
    const bytes = Buffer.concat([Buffer.from('病人姓名：陳大文，'), Buffer.from([0xe9]), Buffer.from('電話 9123 4567')])
    expect(decodeText(bytes).text).toBe('病人姓名：陳大文，\ufffd電話 9123 4567')
  })
})

describe('streaming', () => {
  const charsets = [
    'utf-8',
    'utf-16le',
    'utf-16be',
    'utf-32le',
    'big5-hkscs',
    'gb18030',
    'shift_jis',
    'cp949',
    'windows-1252',
  ]
  const letters: Record<string, string> = {
    shift_jis: '田中太郎さんｱｲｳ',
    cp949: '안녕하세요김',
    'windows-1252': 'éüß£',
    'big5-hkscs': '陳大文李小明㗎𠝹',
  }

  test.each(charsets)('pieces of %s without overlap are exactly the text, at the offsets they name', (charset) => {
    const letter = fc.constantFrom(...(letters[charset] ?? '陈大文𠮷é龍'), 'a', '7', '(', ' ', '\n')
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 300 }), fc.integer({ min: 64, max: 90 }), (picked, pieceBytes) => {
        const text = picked.join('')
        const bytes = encode(text, charset)
        const pieces = [...decodePieces(bytesInMemory(bytes), { charset, pieceBytes, overlapBytes: 0 })]
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const piece of pieces) {
          const encoded = encode(piece.text, charset)
          expect(bytes.subarray(piece.byteOffset, piece.byteOffset + encoded.length)).toEqual(encoded)
        }
      }),
      { numRuns: 60 },
    )
  })

  test.each(charsets)('with overlap, %s repeats exactly what it says it repeats', (charset) => {
    const letter = fc.constantFrom(...(letters[charset] ?? '陈大文𠮷é龍'), 'a', '7', '(', ' ')
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 300 }), (picked) => {
        const text = picked.join('')
        let joined = ''
        for (const piece of decodePieces(bytesInMemory(encode(text, charset)), {
          charset,
          pieceBytes: 80,
          overlapBytes: 20,
        })) {
          expect(joined.endsWith(piece.text.slice(0, piece.repeats))).toBe(true)
          joined += piece.text.slice(piece.repeats)
        }
        expect(joined).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  test('pieces end at line ends', () => {
    const text = 'Chan Tai Man, A123456(3)\r\n'.repeat(50)
    const pieces = [...decodePieces(bytesInMemory(Buffer.from(text)), { pieceBytes: 100 })]
    expect(pieces.length).toBe(17)
    for (const piece of pieces) expect([piece.text.endsWith('\r\n'), piece.repeats]).toEqual([true, 0])
  })

  test('in a file of one line, a value on the border lies whole in one piece', () => {
    const text = `${'x'.repeat(95)} Chan Tai Man A123456(3) ${'y'.repeat(300)}`
    const pieces = [...decodePieces(bytesInMemory(Buffer.from(text)), { pieceBytes: 108, overlapBytes: 27 })]
    expect(pieces.some((piece) => piece.text.includes('Chan Tai Man A123456(3)'))).toBe(true)
  })

  test('a text that is plain for long and Chinese later is still decoded as Chinese', () => {
    const bytes = Buffer.concat([
      Buffer.from('id,name\n'.repeat(20_000)),
      encode('7,陳大文，住九龍彌敦道\n'.repeat(50), 'big5-hkscs'),
    ])
    const text = [...decodePieces(bytesInMemory(bytes), { pieceBytes: 65536 })].map((piece) => piece.text).join('')
    expect(text).toContain('陳大文，住九龍彌敦道')
  })

  test('a single line of 64 MiB is never held whole', () => {
    const asked: number[] = []
    const source: ByteSource = {
      ...bytesInMemory(new Uint8Array(0)),
      size: 64 * 2 ** 20,
      read(offset, length) {
        asked.push(length)
        return Buffer.alloc(Math.max(0, Math.min(length, this.size - offset)), 'A1234567')
      },
    }
    let units = 0
    for (const piece of decodePieces(source)) units += piece.text.length - piece.repeats
    expect(units).toBe(source.size)
    expect(Math.max(...asked)).toBe(1 << 20)
  })

  test('bytes of no charset at all end in text, not in a hang', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const last = [...decodePieces(bytesInMemory(bytes), { pieceBytes: 64 })].at(-1)
        if (last !== undefined) expect(last.byteOffset).toBeLessThan(bytes.length)
      }),
    )
  })
})
