import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions } from '../../../office/actions.ts'
import { makeReportingKey } from '../../../office/incidents/index.ts'
import { openTestServer, type TestServer } from '../../../test/test-server.ts'

describe('reports of whoever does not say who they are', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await openTestServer({ actions })
    // As the first opening of the vault does.
    await makeReportingKey(server.office)
  })
  afterAll(() => server?.close())

  test('the cards are there for everybody, in both languages', async () => {
    const { body } = await server.nobody.get('/api/do-this-now')
    expect(Object.keys(body.cards)).toContain('unsure')
    expect(body.cards.malware.lines[0]).toEqual({ en: expect.any(String), 'zh-Hant': expect.any(String) })
  })

  test('taken without a session and with the vault sealed; the code tells what became of it', async () => {
    const eve = await server.signIn('Eve Lau', 'privacy-officer')
    const passphrase = { passphrase: 'harbour lantern teapot 9' }
    server.office.keyring.seal()
    const taken = await server.nobody.post('/api/report-anonymously', { kind: 'malware', what: 'A red skull' })
    expect(taken.status).toBe(200)
    expect(taken.body.card.title.en).toBe('Locked files or a ransom note')
    await server.nobody.post('/api/unseal', passphrase)
    const { concerns } = (await eve.post('/api/list-concerns', {})).body
    expect(concerns).toMatchObject([{ way: 'anonymous', kind: 'malware', state: 'new' }])
    await eve.post('/api/answer-reporter', { concern_id: concerns[0].concern_id, text: 'Thank you: we look' })
    const told = await server.nobody.post('/api/follow-concern', { follow: taken.body.follow })
    expect(told.body).toMatchObject({ state: 'new', answers: [{ text: 'Thank you: we look' }] })
  })

  test('whoever is signed in may still leave the name out: nothing of the session is kept with it', async () => {
    const dan = await server.signIn('Dan Kwok')
    const { body } = await dan.post('/api/report-anonymously', { kind: 'insider' })
    expect((await dan.post('/api/my-concerns')).body.concerns).toEqual([])
    expect(body.follow).toMatch(/^(\w{5}-){3}\w{5}$/)
    expect(server.logged.join()).not.toContain(body.follow)
  })

  test('a code that is nobody’s finds nothing, and a flood is slowed down', async () => {
    const wrong = await server.nobody.post('/api/follow-concern', { follow: '00000-00000-00000-00000' })
    expect(wrong).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
    const answers = []
    for (let i = 0; i < 31; i++) answers.push(await server.nobody.post('/api/report-anonymously', {}))
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'TOO_MANY' } })
  })
})
