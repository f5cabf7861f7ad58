import { expect, test } from 'vitest'
import { testApi, vpcWithSubnet } from '../../support/api.ts'

test('everything of the tenant and the fabrics of the platform, with what it is a picture of', async () => {
  const api = testApi()
  const { vpc, subnet } = await vpcWithSubnet(api)
  const { body, headers } = await api.call('/v1/network')
  const kinds = body.resources.map(({ kind }: { kind: string }) => kind)
  expect(new Set(kinds)).toEqual(
    new Set([
      'fabric',
      'vpc',
      'subnet',
      'routeTable',
      'networkAcl',
      'networkAclEntry',
      'securityGroup',
      'securityGroupRule',
    ]),
  )
  const ids = body.resources.map(({ id }: { id: string }) => id)
  expect(ids).toEqual([...ids].sort())
  expect(ids).toContain(subnet.id)
  expect(Object.keys(body.network.versions).sort()).toEqual(['platform', 'tenant', vpc.id].sort())
  const unchanged = { 'if-none-match': headers.get('etag') ?? '' }
  expect((await api.call('/v1/network', { headers: unchanged })).status).toBe(304)
  await api.make('/v1/vpcs', { name: 'green', cidrs: ['10.1.0.0/16'] })
  expect((await api.call('/v1/network', { headers: unchanged })).status).toBe(200)
})

test('derived members are left out, and nothing of anybody else is in it', async () => {
  const api = testApi()
  const { subnet } = await vpcWithSubnet(api)
  const { body } = await api.call('/v1/network')
  const stored = body.resources.find(({ id }: { id: string }) => id === subnet.id)
  expect(stored.cidrs).toEqual(['10.0.1.0/24'])
  expect(stored.availableAddresses).toBeUndefined()
  const other = await api.call('/v1/network', { tenant: 'other' })
  expect(other.body.resources.map(({ kind }: { kind: string }) => kind)).toEqual(['fabric'])
})

test('it takes a scope of its own', async () => {
  const { status, body } = await testApi().call('/v1/network', { scopes: ['vpcs:read'] })
  expect([status, body.code, body.scope]).toEqual([403, 'scope_missing', 'network:read'])
})
