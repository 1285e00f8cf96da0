import Type from 'typebox'
import { parseProvider } from '../../../engine/case/index.ts'
import { defineAction } from '../action.ts'
import { changedMeanwhile } from '../problems.ts'
import { closed, count, nothing } from '../shapes.ts'
import { providerSetting, readProviderText } from './provider-setting.ts'

export const showProvider = defineAction({
  name: 'show-provider',
  summary: 'who the provider is, as provider.yaml; an empty text before anybody has said so',
  scope: 'provider',
  permission: 'see-own',
  effect: 'read',
  input: nothing,
  output: closed({ text: Type.String(), version: count }),
  run: async ({ office, trx }) => (await readProviderText(office, trx)) ?? { text: '', version: 0 },
})

export const changeProvider = defineAction({
  name: 'change-provider',
  summary: 'saves who the provider is (provider.yaml); a wrong key is named',
  scope: 'provider',
  permission: 'manage-settings',
  effect: 'write',
  input: closed({ text: Type.String({ minLength: 1, maxLength: 50_000 }), version: count }),
  output: closed({ version: count }),
  async run({ office, trx, caller, now, seal }, { text, version }) {
    parseProvider(text, 'the provider settings')
    const saved = await readProviderText(office, trx)
    if ((saved?.version ?? 0) !== version) throw changedMeanwhile('description of the provider')
    const words = seal({ table: 'settings', row: providerSetting }, { text })
    const row = { value: '{}', words, version: version + 1, changed_by: caller.accountId, changed_at: now }
    await trx
      .insertInto('settings')
      .values({ name: providerSetting, ...row })
      .onConflict((on) => on.column('name').doUpdateSet(row))
      .execute()
    return { version: version + 1 }
  },
})
