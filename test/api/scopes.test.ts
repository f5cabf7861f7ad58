/** Who may do what: every endpoint wants a token and its own scope, both ways. */
import { expect, test } from 'vitest'
import { ENDPOINTS } from '../../src/api/endpoints.ts'
import { SCOPES } from '../../src/model/operations.ts'
import { testApi } from '../support/api.ts'

const api = testApi()
const cases = ENDPOINTS.map((endpoint) => [endpoint.id, endpoint] as const)
const pathOf = (path: string): string => path.replace(/\{(\w+?)Id\}/g, 'x_1')

test.each(cases)('%s wants a token', async (_id, { method, path }) => {
  const reply = await api.call(pathOf(path), { method, tenant: '' })
  expect([reply.status, reply.body.code]).toEqual([401, 'token_missing'])
})

test.each(cases)('%s wants its scope', async (_id, { method, path, scope }) => {
  const without = SCOPES.filter((one) => one !== scope)
  const reply = await api.call(pathOf(path), { method, scopes: without })
  expect([reply.status, reply.body.code, reply.body.scope]).toEqual([403, 'scope_missing', scope])
})

test.each(cases)('%s wants no other scope', async (_id, { method, path, scope }) => {
  const reply = await api.call(pathOf(path), { method, scopes: [scope] })
  expect(reply.status).not.toBe(401)
  expect(reply.status).not.toBe(403)
})

test('reading never needs the right to write', () => {
  const reading = ENDPOINTS.filter(({ method }) => method === 'GET')
  expect(reading.filter(({ scope }) => !scope.endsWith(':read'))).toEqual([])
})
