import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import type { Story } from './open-story.ts'
import { until } from './until.ts'

/** What was stolen is found, kept, and brought into the case. */
export function bringEvidence(story: () => Story): void {
  test('Eve takes the stolen files into custody and hands the disk on; its hash still holds', async () => {
    const { people, kept, world } = story()
    const { eve, rex, kit, cora } = people
    const { case_id } = kept
    const sha256 = createHash('sha256')
      .update(readFileSync(join(world, 'leak/db/clinic_20260927.sql')))
      .digest('hex')
    const exhibit = {
      ...{ case_id, kind: 'disk-copy' as const, collected_at: '2031-03-03T08:40:00-05:00', sha256 },
      ...{ description: 'Copy of what is on the leak site', found_where: 'Leak site', collected_by: 'Eve Kwok' },
      ...{ acquired_how: 'Downloaded to a new disk, checked twice', storage: 'Safe in the server room' },
    }
    await rex.isRefused('add-exhibit', exhibit)
    const { exhibit_id } = await eve.act('add-exhibit', exhibit)
    const handed = {
      ...{ case_id, exhibit_id, version: 1, handed_at: '2031-03-03T08:41:00-05:00', sha256 },
      ...{ to: 'Gil Tam, Deep Look Ltd', why: 'To be examined', authority: 'Ben Ho' },
    }
    expect((await eve.act('hand-over', handed)).hash).toBe('same')
    const [listed] = (await cora.act('list-exhibits', { case_id })).exhibits
    expect(listed).toMatchObject({ holder: 'Gil Tam, Deep Look Ltd' })
    await kit.isRefused('list-exhibits', { case_id })
  })

  test('every file goes up over HTTP, in parts; nobody else may, nor use what Eve sent', async () => {
    const { people, kept, world } = story()
    const { eve, ben, rex, kit } = people
    const { case_id } = kept
    await rex.isRefused('begin-upload', { case_id, name: 'mine.csv', bytes: 10 })
    const leak = join(world, 'leak')
    const files = readdirSync(leak, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const upload_ids: string[] = []
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name)
      upload_ids.push(await eve.upload(case_id, relative(leak, path), readFileSync(path), 200_000))
    }
    const source = { case_id, label: 'From the leak site', purpose: 'evidence' as const, upload_ids }
    await kit.isRefused('attach-uploads', source)
    expect(await ben.cannot('attach-uploads', source)).toBe('NOT_FOUND')
    await eve.act('attach-uploads', source)
    const roster = await eve.upload(case_id, 'roster.csv', readFileSync(join(world, 'roster.csv')))
    await eve.act('attach-uploads', { case_id, label: 'Our patients', purpose: 'roster', upload_ids: [roster] })
    kept.left_upload = (await eve.act('begin-upload', { case_id, name: 'later.zip', bytes: 5 })).upload_id
    const sources = await until(async () => {
      const seen = (await eve.act('list-sources', { case_id })).sources
      return seen.every(({ state }) => state !== 'waiting') ? seen : undefined
    })
    expect(sources).toMatchObject([
      { state: 'ready', items: files.length },
      { state: 'ready', items: 1 },
    ])
  })

  test('Eve has it read; call desk and reviewer may not start that', async () => {
    const { people, kept } = story()
    const { case_id } = kept
    await people.kit.isRefused('start-run', { case_id })
    await people.rex.isRefused('start-run', { case_id })
    await people.eve.act('start-run', { case_id })
    expect(await people.ben.cannot('start-run', { case_id })).toBe('RUN_BUSY')
    expect(await runEnded(story())).toMatchObject({ number: 1, state: 'done', current: true })
  })
}

/** The newest run, once it is over. */
export function runEnded({ people, kept }: Story) {
  return until(async () => {
    const [run] = (await people.ben.act('list-runs', { case_id: kept.case_id })).runs
    return run !== undefined && ['done', 'failed', 'stopped'].includes(run.state) ? run : undefined
  })
}
