import Type from 'typebox'
import { closed, count, defineAction, nothing } from '../../access/index.ts'
import { hoursToNotify, steps } from './hours-to-notify.ts'
import { findInTheWay, obstacles } from './in-the-way.ts'

export const readReadiness = defineAction({
  name: 'read-readiness',
  summary:
    'how soon people could be told: measured hours from discovery to evidence, register and duties in my cases, and what would hold up the next breach',
  scope: 'provider',
  permission: 'see-provider',
  effect: 'read',
  input: nothing,
  output: closed({
    measured: Type.Array(
      closed({
        step: Type.Enum(steps),
        cases: count,
        median_hours: Type.Number(),
        last_hours: Type.Number(),
      }),
    ),
    in_the_way: Type.Array(closed({ what: Type.Enum(obstacles), n: Type.Optional(count) })),
  }),
  run: async (work) => ({ measured: await hoursToNotify(work), in_the_way: await findInTheWay(work) }),
})
