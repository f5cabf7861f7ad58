import { expect, test } from 'vitest'
import { testApi } from '../../support/api.ts'

test('there is a default fabric from the start; it can change and not go', async () => {
  const api = testApi()
  const { items } = (await api.call('/v1/fabrics')).body
  expect(items).toMatchObject([{ id: 'fab_default', isDefault: true, revision: 1 }])
  const path = '/v1/fabrics/fab_default'
  const patch = { method: 'PATCH', body: { underlayMtuBytes: 9000 } }
  expect((await api.call(path, patch)).body).toMatchObject({ underlayMtuBytes: 9000, revision: 2 })
  expect((await api.call('/v1/fabrics')).body.items).toHaveLength(1)
  expect((await api.call(path, { method: 'DELETE' })).body.code).toBe('fabric_kept')
})

test('a fabric goes unless it has carried a VPC, of whomever', async () => {
  const api = testApi()
  const idle = await api.make('/v1/fabrics', { name: 'idle' })
  const used = await api.make('/v1/fabrics', { name: 'used' })
  const body = { cidrs: ['10.0.0.0/16'], fabricId: used.id }
  const vpc = await api.make('/v1/vpcs', body, { tenant: 'other' })
  await api.make('/v1/vpcs', body, { tenant: 'third' })
  await api.call(`/v1/vpcs/${vpc.id}`, { method: 'DELETE', tenant: 'other' })
  const drop = (id: string) => api.call(`/v1/fabrics/${id}`, { method: 'DELETE' })
  expect((await drop(idle.id)).status).toBe(204)
  expect((await drop(used.id)).body.code).toBe('fabric_kept')
  expect((await api.call(`/v1/fabrics/${used.id}`)).body).toMatchObject({
    hasCarried: true,
    revision: 2,
  })
})
