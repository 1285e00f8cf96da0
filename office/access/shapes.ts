import Type, { type TObject, type TProperties } from 'typebox'

/** Shapes that many actions share. Nothing beyond what is declared is accepted or answered. */
export const closed = <Fields extends TProperties>(fields: Fields): TObject<Fields> =>
  Type.Object(fields, { additionalProperties: false })

export const uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
/** ISO 8601 with offset. */
export const instant = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?(Z|[+-]\\d\\d:\\d\\d)$',
})
/** A line that a person types: a name, a title. */
export const line = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
/** What a person writes: a reason, a report. */
export const prose = Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' })
export const count = Type.Integer({ minimum: 0 })
export const ofCase = { case_id: uuid }
export const nothing = closed({})
export const done = closed({ done: Type.Boolean() })
