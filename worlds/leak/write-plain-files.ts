import { addDays } from '../calendar.ts'
import { PdfPage } from '../documents/pdf-page.ts'
import { greyPng } from '../documents/scan.ts'
import { Workbook } from '../documents/workbook.ts'
import type { World } from '../world.ts'
import { priceList } from './write-billing.ts'

/** Files about nobody: they must cost time and nothing else. The credentials among them are the clinic's own. */
export async function writePlainFiles(world: World): Promise<void> {
  const prices = new Workbook()
  prices.sheet('Prices 2026', ['Service', 'Fee', 'Valid from'], ['text', 'number', 'date'])
  for (const [service, fee] of priceList) prices.row([service, String(fee), '2026-01-01'])
  world.put('finance/price_list_2026.xlsx', await prices.bytes())
  world.put(
    'READ_ME_TO_RECOVER.txt',
    'All your files have been copied. Contact us within 72 hours.\r\nDo not call the police.\r\n',
  )
  world.put('it/manual/printing.html', manual)
  const page = new PdfPage()
  page.heading('Opening hours', world.clinic.name)
  for (const { name } of world.clinic.sites) page.line(`${name}: Monday to Friday, nine to six`)
  world.put('public/opening hours.pdf', await page.bytes())
  writeServerLog(world)
  writeCredentials(world)
  for (const number of [1, 2]) world.put(`public/photo_${number}.png`, gradient(number))
}

const manual = `<!DOCTYPE html>
<html><head><title>Printing</title><style>body { font-family: sans-serif }</style></head>
<body><h1>How to print labels</h1><ol><li>Choose the label printer.</li><li>Press Print.</li><li>Check the paper.</li></ol>
<p>Restart the spooler if a label is stuck. Version 4.2 of the print module is required.</p></body></html>
`

/** Addresses in it are those of the clinic's own servers. */
function writeServerLog(world: World): void {
  const file = world.open('it/server.log')
  const random = world.random('server-log')
  const lines = Math.min(150_000, world.patients * 10 + 200)
  const events = [
    'job queue empty',
    'backup finished',
    'cache cleared',
    'connection pool resized to 20',
    'health check ok',
    'index rebuilt',
  ]
  for (let i = 0; i < lines; i++) {
    const day = addDays('2026-09-01', Math.floor((i / lines) * 26))
    const time = `${String(i % 24).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`
    file.write(
      `${day}T${time}Z app-0${random.between(1, 4)} INFO ${random.pick(events)} took=${random.between(1, 900)}ms\n`,
    )
  }
  file.close()
}

/** What an intruder uses next: staff passwords, a key, a token. All random, none in use anywhere. */
function writeCredentials(world: World): void {
  const random = world.random('credentials')
  const [first, second] = world.clinic.clerks.map((name) => name.toLowerCase().replace(/[^a-z]+/g, '.'))
  world.put(
    'it/config.env',
    `DB_HOST=db-01.internal.test\nDB_USER=clinic_app\nDB_PASSWORD=${random.hex(20)}\nAPI_TOKEN=tok_${random.hex(40)}\nSMTP_USER=${first}\nSMTP_PASSWORD=Winter${random.between(2020, 2025)}!\nADMIN_USER=${second}\nADMIN_PASSWORD=Reception${random.digits(3)}\n`,
  )
  const lines = Array.from({ length: 24 }, () => Buffer.from(random.hex(96), 'hex').toString('base64'))
  world.put(
    'it/deploy_key',
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`,
  )
}

/** A soft picture without anything to read on it. */
function gradient(number: number): Buffer {
  const size = 320
  const pixels = new Uint8Array(size * size)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      pixels[y * size + x] = 127 + Math.round(100 * Math.sin((x * number) / 90) * Math.cos(y / 120))
  return greyPng({ width: size, height: size, pixels })
}
