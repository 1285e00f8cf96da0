import Type, { type Static } from 'typebox'
import { closed, count, defineAction, instant, ofCase, uuid } from '../../access/index.ts'
import { type ContainmentAction, containmentActions } from '../connectors/order.ts'
import { type CredentialElement, credentialElements } from '../connectors/rotate-task.ts'
import type { RotationWords } from './keep-rotations.ts'
import { targetShape } from './plan-containment.ts'

const text = Type.String()
const mostListed = 1000

export const listRotations = defineAction({
  name: 'list-rotations',
  summary:
    'secrets that were found in the leak, by account, system or list: where they stand, what would make them worthless, how far that is; never the secrets',
  scope: 'case',
  permission: 'contain',
  effect: 'read',
  personal: true,
  input: closed(ofCase),
  output: closed({
    rotations: Type.Array(
      closed({
        rotation_id: uuid,
        element: Type.Enum([...credentialElements]),
        by: Type.Enum(['account', 'system', 'list', 'folder']),
        owner: Type.Optional(text),
        system: Type.Optional(text),
        within: Type.Optional(text),
        title: text,
        secrets: count,
        /** The first ones. */
        places: Type.Array(closed({ item: text, location: text })),
        /** What `plan-containment` would take, in this sequence. */
        orders: Type.Array(closed({ action: Type.Enum([...containmentActions]), target: targetShape })),
        task_id: Type.Optional(uuid),
        task_state: Type.Optional(text),
        containments: Type.Array(closed({ containment_id: uuid, action: text, state: text })),
        found_at: instant,
      }),
    ),
    /** How many there are in all. */
    total: count,
  }),
  async run({ trx, caseId, open }) {
    const all = trx.selectFrom('rotations').where('rotations.case_id', '=', caseId)
    const { total } = await all.select((of) => of.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
    const rows = await all
      .leftJoin('tasks', (on) => on.onRef('tasks.case_id', '=', 'rotations.case_id').onRef('tasks.id', '=', 'task_id'))
      .selectAll('rotations')
      .select('tasks.state as task_state')
      .orderBy('secrets', 'desc')
      .orderBy('rotations.id')
      .limit(mostListed)
      .execute()
    const orders = await trx
      .selectFrom('containments')
      .select(['id', 'action', 'state', 'rotation_id'])
      .where('case_id', '=', caseId)
      .where('rotation_id', 'is not', null)
      .orderBy('asked_at')
      .execute()
    const of = Map.groupBy(orders, ({ rotation_id }) => rotation_id)
    return {
      total: Number(total),
      rotations: rows.map((row) => {
        const { places, orders, ...words } = open<RotationWords>({ table: 'rotations', row: row.id }, row.words)
        return {
          ...words,
          ...{ rotation_id: row.id, element: row.element as CredentialElement, by: row.way, secrets: row.secrets },
          ...{ places: [...places], orders: orders.map(ordered), found_at: row.found_at.toISOString() },
          ...(row.task_id !== null && { task_id: row.task_id, task_state: row.task_state! }),
          containments: (of.get(row.id) ?? []).map(({ id, action, state }) => ({ containment_id: id, action, state })),
        }
      }),
    }
  },
})

/** Of a leaked secret the orders name an account, or the kind of secret; never a token in hand. */
function ordered({ action, target }: RotationWords['orders'][number]): {
  action: ContainmentAction
  target: ListedTarget
} {
  if (target.kind === 'token') throw new TypeError('a leaked secret is ordered about by its kind and place')
  return { action, target }
}

type ListedTarget = Exclude<Static<typeof targetShape>, { kind: 'token' }>
