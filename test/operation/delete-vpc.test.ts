import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'

test('its VNI cools for a day before anybody gets it again', async () => {
  const api = testApi()
  const body = { cidrs: ['10.0.0.0/16'], vni: 7000 }
  const vpc = await api.make('/v1/vpcs', body)
  expect((await api.call(`/v1/vpcs/${vpc.id}`, { method: 'DELETE' })).status).toBe(204)
  const again = await api.post('/v1/vpcs', body)
  expect([again.status, again.body.code]).toEqual([409, 'vni_taken'])
  expect(again.body.freeInS).toBeGreaterThan(86_000)
})

test('of a deletion and a creation inside at the same time, one wins', async () => {
  const api = testApi()
  const vpc = await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
  const [gone, group] = await Promise.all([
    api.call(`/v1/vpcs/${vpc.id}`, { method: 'DELETE' }),
    api.post(`/v1/vpcs/${vpc.id}/security-groups`, {}),
  ])
  expect([
    [204, 404],
    [409, 201],
  ]).toContainEqual([gone.status, group.status])
})
