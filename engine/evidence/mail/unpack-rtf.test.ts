import { expect, test } from 'vitest'
import { mutateBytes } from '../mutate-bytes.ts'
import { unpackRtf } from './unpack-rtf.ts'

// The worked example of [MS-OXRTFCP] 4.1.1.
const packed = Buffer.from(
  '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3' + '2068656c090020627705b06c647d0a800fa0',
  'hex',
)

test('the worked example of the specification unpacks', () => {
  expect(unpackRtf(packed)!.toString('latin1')).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n')
})

test('stored text comes out as it is; other bytes are no RTF', () => {
  const stored = Buffer.concat([Buffer.from('10000000040000004d454c4100000000', 'hex'), Buffer.from('{\\x}')])
  expect(unpackRtf(stored)!.toString()).toBe('{\\x}')
  expect(unpackRtf(Buffer.alloc(40))).toBeUndefined()
})

test('a false size makes no large buffer, and damage ends the text', () => {
  const lying = Buffer.from(packed)
  lying.writeUInt32LE(0xffffffff, 4)
  expect(unpackRtf(lying)).toBeUndefined()
  for (const mutant of mutateBytes(packed, 500)) unpackRtf(Buffer.from(mutant))
})
