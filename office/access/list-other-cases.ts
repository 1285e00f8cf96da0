import Type from 'typebox'
import { sql } from '../../base/store/index.ts'
import { defineAction } from './action.ts'
import { closed, nothing, uuid } from './shapes.ts'

export const listOtherCases = defineAction({
  name: 'list-other-cases',
  summary: 'the open cases that I am not in, by code and site alone, for whoever may break the glass',
  scope: 'provider',
  permission: 'break-glass',
  effect: 'read',
  input: nothing,
  output: closed({
    cases: Type.Array(closed({ case_id: uuid, code: Type.String(), site: Type.Optional(Type.String()) })),
  }),
  async run({ trx }) {
    const { rows } = await sql<{ id: string; name: string; site: string | null }>`
      select outside.id, outside.name, sites.name as site
        from cases_outside() as outside left join sites on sites.id = outside.site_id
        order by outside.name desc`.execute(trx)
    return {
      cases: rows.map(({ id, name, site }) => ({ case_id: id, code: name, ...(site !== null && { site }) })),
    }
  },
})
