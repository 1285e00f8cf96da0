import Type from 'typebox'
import { defineAction } from '../action.ts'
import { wordsOf } from '../people/names-of-people.ts'
import { closed, done } from '../shapes.ts'

export const changeLanguage = defineAction({
  name: 'change-language',
  summary: 'the language of my screens and mails',
  scope: 'provider',
  permission: 'see-own',
  effect: 'write',
  input: closed({ language: Type.Enum(['en', 'zh-Hant']) }),
  output: done,
  async run({ office, trx, caller, seal }, { language }) {
    const { name, words } = await trx
      .selectFrom('accounts')
      .select(['name', 'words'])
      .where('id', '=', caller.accountId)
      .executeTakeFirstOrThrow()
    const changed = { ...wordsOf(office, caller.accountId, name, words), language }
    const sealed = seal({ table: 'accounts', row: caller.accountId }, changed)
    await trx.updateTable('accounts').set({ words: sealed }).where('id', '=', caller.accountId).execute()
    return { done: true }
  },
})
