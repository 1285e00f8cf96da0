import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import {
  channels,
  crowds,
  dataKinds,
  emptyReport,
  formOf,
  kinds,
  watchers,
} from '../../apps/console/screens/report/report-draft.ts'
import { ConcernForm } from '../../office/incidents/index.ts'

const days = { today: '2026-03-02', yesterday: '2026-03-01' }
const request = '00000000-0000-4000-8000-000000000001'

test('a form that nobody filled in is a report too', () => {
  expect(formOf({ ...emptyReport, request }, days)).toEqual({ request })
})

test('what was answered is sent as the office takes it, and nothing else', () => {
  const form = formOf(
    {
      ...{ ...emptyReport, request, kind: 'lost-device', what: '  The blue laptop is gone ', done: ' ' },
      happened: { choice: 'yesterday', at: null },
      noticed: { choice: 'now', at: '2026-03-02T01:00:00.000Z' },
      ...{ data: ['health', 'unsure'], people: 'hundreds', seen_by: ['unsure'], channel: 'device' },
    },
    days,
  )
  expect(form).toEqual({
    ...{ request, kind: 'lost-device', what: 'The blue laptop is gone', happened: '2026-03-01' },
    ...{ noticed: '2026-03-02T01:00:00.000Z', data: ['health', 'unsure'], people: 'hundreds' },
    ...{ seen_by: ['unsure'], channel: 'device' },
  })
  expect(Value.Check(ConcernForm, form)).toBe(true)
})

test('a day that was not typed is left out, and not sure is said', () => {
  const asked = {
    ...emptyReport,
    request,
    happened: { choice: 'day', at: null },
    noticed: { choice: 'unsure', at: null },
  }
  expect(formOf(asked as typeof emptyReport, days)).toEqual({ request, noticed: 'unsure' })
})

test('every answer that the form offers is one that the office knows', () => {
  const takes = (form: object) => Value.Check(ConcernForm, form)
  for (const kind of kinds) expect(takes({ kind }), kind).toBe(true)
  for (const channel of [...channels, 'unsure']) expect(takes({ channel }), channel).toBe(true)
  for (const people of [...crowds, 'unsure']) expect(takes({ people }), people).toBe(true)
  expect(takes({ data: [...dataKinds, 'unsure'], seen_by: [...watchers, 'unsure'] })).toBe(true)
})
