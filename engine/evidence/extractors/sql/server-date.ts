const dayMilliseconds = 86_400_000

/**
 * Dates as SQL Server Management Studio wrote them into scripts, in the storage format of the type (MS-TDS 2.2.5.5.1):
 * `datetime` days from 1900 and 1/300 s, `smalldatetime` days and minutes, `date` days from year 1, little-endian, and
 * a zero. Undefined for other types.
 */
export function decodeServerDate(hex: string, type: string): string | undefined {
  const bytes = Buffer.from(hex, 'hex')
  switch (type.toLowerCase()) {
    case 'datetime':
      if (bytes.length !== 8) return undefined
      return instantText(
        Date.UTC(1900, 0, 1) + bytes.readInt32BE(0) * dayMilliseconds + Math.round(bytes.readUInt32BE(4) / 0.3),
      )
    case 'smalldatetime':
      if (bytes.length !== 4) return undefined
      return instantText(
        Date.UTC(1900, 0, 1) + bytes.readUInt16BE(0) * dayMilliseconds + bytes.readUInt16BE(2) * 60_000,
      )
    case 'date': {
      const days = bytes.subarray(0, 3)
      return days.length === 3
        ? instantText(Date.parse('0001-01-01T00:00:00Z') + days.readUIntLE(0, 3) * dayMilliseconds)
        : undefined
    }
  }
  return undefined
}

/** `1980-02-03`, with the time where it is not midnight; undefined outside the calendar. */
function instantText(milliseconds: number): string | undefined {
  if (Math.abs(milliseconds) > 8.64e15) return undefined
  const [day, time] = new Date(milliseconds).toISOString().split('T') as [string, string]
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`
}
