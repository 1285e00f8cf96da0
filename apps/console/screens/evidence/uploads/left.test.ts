import { expect, test } from 'vitest'
import { type LeftUpload, matchLeft, wholeOf } from './left.ts'

const upload = (upload_id: string, name: string, bytes: number, received: number): LeftUpload => ({
  ...{ upload_id, name, bytes, received, begun_at: '2026-03-02T01:00:00Z' },
})
const file = (name: string, size: number) => ({ name, file: { size } as File })

test('a chosen file goes on with the upload of its name and size, and no upload serves two files', () => {
  const left = [upload('a', 'dump.zip', 10, 4), upload('b', 'dump.zip', 12, 4), upload('c', 'mail.pst', 10, 10)]
  const chosen = matchLeft([file('dump.zip', 10), file('dump.zip', 10), file('mail.pst', 11)], left)
  expect(chosen.map((one) => one.left)).toEqual(['a', undefined, undefined])
})

test('those that are whole can be taken as they are, but not twice', () => {
  const left = [upload('a', 'dump.zip', 10, 10), upload('b', 'mail.pst', 10, 10), upload('c', 'x', 10, 3)]
  expect(wholeOf(left, matchLeft([file('mail.pst', 10)], left))).toEqual(['a'])
})
