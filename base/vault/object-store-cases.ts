import assert from 'node:assert/strict'
import type { ObjectStore } from './object-store.ts'

/** One thing that every object store must do. Each run gets a fresh, empty store. */
export interface ObjectStoreCase {
  title: string
  run(store: ObjectStore): Promise<void>
}

const bytes = (text: string): Uint8Array[] => [Buffer.from(text)]

/** The suite that a new kind of store (S3) must pass; its test runs each case. Failures are assertion errors. */
export const objectStoreCases: readonly ObjectStoreCase[] = [
  {
    title: 'gives back what was put, in pieces and in ranges',
    async run(store) {
      assert.equal(await store.put('case-1/content/aa', [Buffer.from('har'), Buffer.from('bour')]), 'written')
      assert.deepEqual(await store.stat('case-1/content/aa'), { size: 7 })
      assert.equal(await read(store, 'case-1/content/aa'), 'harbour')
      const object = await store.get('case-1/content/aa')
      assert.equal(Buffer.from(await object!.read(2, 3)).toString(), 'rbo')
      assert.equal(Buffer.from(await object!.read(5, 100)).toString(), 'ur')
      assert.equal((await object!.read(7, 1)).length, 0)
      await object!.close()
    },
  },
  {
    title: 'keeps an empty object, and pieces that come later',
    async run(store) {
      await store.put('empty', [])
      assert.deepEqual(await store.stat('empty'), { size: 0 })
      await store.put(
        'late',
        (async function* () {
          for (const piece of ['a', '', 'bc']) yield await Promise.resolve(Buffer.from(piece))
        })(),
      )
      assert.equal(await read(store, 'late'), 'abc')
    },
  },
  {
    title: 'says so where there is nothing',
    async run(store) {
      await store.put('a/b', bytes('x'))
      for (const name of ['nothing', 'a', 'a/b/c', 'a/bb']) {
        assert.equal(await store.get(name), undefined)
        assert.equal(await store.stat(name), undefined)
        assert.equal(await store.delete(name), false)
      }
      assert.deepEqual(await names(store, 'none/'), [])
    },
  },
  {
    title: 'replaces in one step: who reads goes on reading the old one',
    async run(store) {
      await store.put('table', bytes('old'))
      const object = await store.get('table')
      await store.put('table', bytes('newer'))
      assert.equal(await read(store, 'table'), 'newer')
      assert.equal(Buffer.from(await object!.read(0, 10)).toString(), 'old')
      await object!.close()
    },
  },
  {
    title: 'creates only where there is none',
    async run(store) {
      assert.equal(await store.put('once', bytes('first'), { onlyIfAbsent: true }), 'written')
      assert.equal(await store.put('once', bytes('second'), { onlyIfAbsent: true }), 'exists')
      assert.equal(await read(store, 'once'), 'first')
    },
  },
  {
    title: 'lets one of many writers at the same moment win',
    async run(store) {
      const writers = Array.from({ length: 8 }, (_, i) =>
        store.put('race', bytes(`writer ${i}`), { onlyIfAbsent: true }),
      )
      const answers = await Promise.all(writers)
      assert.equal(answers.filter((answer) => answer === 'written').length, 1)
      assert.equal(await read(store, 'race'), `writer ${answers.indexOf('written')}`)
    },
  },
  {
    title: 'stores nothing, and keeps the old one, when the pieces end in an error',
    async run(store) {
      await store.put('kept', bytes('old'))
      for (const name of ['kept', 'fresh']) {
        const broken = (function* () {
          yield Buffer.from('half')
          throw new Error('the source broke')
        })()
        await assert.rejects(store.put(name, broken), /the source broke/)
      }
      assert.equal(await read(store, 'kept'), 'old')
      assert.equal(await store.stat('fresh'), undefined)
      assert.deepEqual(await names(store, ''), ['kept'])
    },
  },
  {
    title: 'lists by prefix, sorted by the whole name',
    async run(store) {
      for (const name of ['b/1', 'a/2', 'a-1', 'a/1/x', 'ab', 'b2']) await store.put(name, bytes(name))
      assert.deepEqual(await names(store, ''), ['a-1', 'a/1/x', 'a/2', 'ab', 'b/1', 'b2'])
      assert.deepEqual(await names(store, 'a/'), ['a/1/x', 'a/2'])
      assert.deepEqual(await names(store, 'b'), ['b/1', 'b2'])
    },
  },
  {
    title: 'deletes, also while somebody reads',
    async run(store) {
      await store.put('gone', bytes('text'))
      const object = await store.get('gone')
      assert.equal(await store.delete('gone'), true)
      assert.equal(await store.stat('gone'), undefined)
      assert.equal(Buffer.from(await object!.read(0, 4)).toString(), 'text')
      await object!.close()
    },
  },
  {
    title: 'refuses names that would leave their place',
    async run(store) {
      for (const name of ['', '/etc/x', '../x', 'a/../b', 'a//b', 'a/', '.part-1', 'A', 'a\\b', 'a\0', 'x'.repeat(513)])
        await assert.rejects(async () => store.put(name, bytes('x')), /not a name/)
    },
  },
]

async function read(store: ObjectStore, name: string): Promise<string> {
  const object = await store.get(name)
  assert.ok(object, `${name} is there`)
  const text = Buffer.from(await object.read(0, object.size)).toString()
  await object.close()
  return text
}

async function names(store: ObjectStore, prefix: string): Promise<string[]> {
  const found: string[] = []
  for await (const name of store.list(prefix)) found.push(name)
  return found
}
