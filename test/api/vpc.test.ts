import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'

test('a VPC comes with a main route table, a default ACL and a default group', async () => {
  const api = testApi()
  const vpc = await api.make('/v1/vpcs', { name: 'blue', cidrs: ['10.0.0.0/16'] })
  expect(vpc).toMatchObject({
    kind: 'vpc',
    name: 'blue',
    cidrs: ['10.0.0.0/16'],
    fabricId: 'fab_default',
    baselineDefault: 'deny',
    revision: 1,
  })
  expect(vpc.vni).toBeGreaterThanOrEqual(4096)
  const home = `/v1/vpcs/${vpc.id}`
  const group = `${home}/security-groups/${vpc.defaultSecurityGroupId}`
  const rules = (await api.call(`${group}/rules`)).body.items
  expect(rules).toHaveLength(3)
  expect(rules).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        direction: 'ingress',
        peerSecurityGroupId: vpc.defaultSecurityGroupId,
      }),
      expect.objectContaining({ direction: 'egress', peerCidr: '0.0.0.0/0' }),
      expect.objectContaining({ direction: 'egress', peerCidr: '::/0' }),
    ]),
  )
  const acl = `${home}/network-acls/${vpc.defaultNetworkAclId}`
  expect((await api.call(`${acl}/entries`)).body.items).toHaveLength(4)
  const routeTable = await api.call(`${home}/route-tables/${vpc.mainRouteTableId}`)
  expect(routeTable.body.name).toBe('main')
})

test('a VPC goes with its defaults, and nothing of it is left', async () => {
  const api = testApi()
  const vpc = await api.make('/v1/vpcs', { name: 'blue', cidrs: ['10.0.0.0/16'] })
  const gone = await api.call(`/v1/vpcs/${vpc.id}`, { method: 'DELETE' })
  expect(gone.status).toBe(204)
  expect((await api.call(`/v1/vpcs/${vpc.id}`)).status).toBe(404)
  expect((await api.call(`/v1/vpcs/${vpc.id}/subnets`)).status).toBe(404)
  const subnet = await api.post(`/v1/vpcs/${vpc.id}/subnets`, { cidrs: ['10.0.1.0/24'] })
  expect(subnet.status).toBe(404)
})
