import { expect, test } from 'vitest'
import { connectors } from '../../../../../office/incidents/connectors/all.ts'
import { type ConnectorKind, settingsOf, typedFrom, valuesOf } from './setting-values.ts'

const kindOf = (name: string): ConnectorKind => {
  const { title, can, cannot, settings } = connectors.find((one) => one.name === name)!
  return { kind: name, title, can, cannot, settings } as ConnectorKind
}

test('what is typed becomes what the office takes: a number, a list, a secret to the letter; empty is left out', () => {
  const typed = {
    ...{ kind: 'openldap', host: ' ldap.harbour.example ', port: '636', base: 'DC=harbour,DC=example' },
    ...{ bindName: 'cn=cordon', bindPassword: ' with spaces ', policy: '', protected: 'breakglass, 管理員、root' },
  }
  expect(valuesOf(kindOf('ldap'), typed)).toEqual({
    ...{ kind: 'openldap', host: 'ldap.harbour.example', port: 636, base: 'DC=harbour,DC=example' },
    ...{ bindName: 'cn=cordon', bindPassword: ' with spaces ', protected: ['breakglass', '管理員', 'root'] },
  })
})

test('saved settings come back as they were sent', () => {
  const saved = { url: 'https://id.harbour.example', realm: 'staff', clientId: 'cordon', protected: ['a', 'b'] }
  expect(valuesOf(kindOf('keycloak'), typedFrom(saved))).toEqual(saved)
})

test.each(connectors.map(({ name }) => name))('every setting of %s is one that the form can draw', (name) => {
  for (const { shape } of settingsOf(kindOf(name)))
    expect(shape.enum !== undefined || ['string', 'integer', 'array'].includes(shape.type ?? '')).toBe(true)
})
