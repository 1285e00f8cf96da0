import Type from 'typebox'
import { defineAction } from '../action.ts'
import { closed, line, nothing, uuid } from '../shapes.ts'

export const addSite = defineAction({
  name: 'add-site',
  summary: 'adds a site of the provider; cases and roles can be of one site',
  scope: 'provider',
  permission: 'manage-settings',
  effect: 'write',
  input: closed({ name: line }),
  output: closed({ site_id: uuid }),
  async run({ trx, newId }, { name }) {
    const { id } = await trx
      .insertInto('sites')
      .values({ id: newId(), name })
      .onConflict((on) => on.column('name').doUpdateSet({ name }))
      .returning('id')
      .executeTakeFirstOrThrow()
    return { site_id: id }
  },
})

export const listSites = defineAction({
  name: 'list-sites',
  summary: 'the sites of the provider',
  scope: 'provider',
  permission: 'see-own',
  effect: 'read',
  input: nothing,
  output: closed({ sites: Type.Array(closed({ site_id: uuid, name: Type.String() })) }),
  async run({ trx }) {
    const sites = await trx.selectFrom('sites').select(['id', 'name']).orderBy('name').execute()
    return { sites: sites.map(({ id, name }) => ({ site_id: id, name })) }
  },
})
