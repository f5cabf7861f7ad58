import { expect, test } from 'vitest'
import { testApi, vpcWithSubnet } from '../../support/api.ts'

test('every limit of the tenant and of its VPCs is there with what is used', async () => {
  const api = testApi()
  const { vpc } = await vpcWithSubnet(api)
  await api.make('/v1/vpcs', { cidrs: ['10.1.0.0/16'] })
  const { items } = (await api.call('/v1/usage')).body
  const of = (name: string, id?: string) =>
    items.find((one: { name: string; id?: string }) => one.name === name && one.id === id)
  expect(of('vpcs')).toEqual({ name: 'vpcs', scope: 'tenant', used: 2, limit: 20 })
  expect(of('peerings')).toMatchObject({ used: 0 })
  expect(of('subnets', vpc.id)).toMatchObject({ scope: 'vpc', used: 1, limit: 200 })
  expect(of('securityGroups', vpc.id)).toMatchObject({ used: 1 })
})

test('of one VPC it shows also what has limits of its own', async () => {
  const api = testApi()
  const { vpc } = await vpcWithSubnet(api)
  const { items } = (await api.call(`/v1/usage?vpcId=${vpc.id}`)).body
  const group = vpc.defaultSecurityGroupId
  expect(items).toContainEqual({
    name: 'egress.ipv4',
    scope: 'securityGroup',
    id: group,
    used: 1,
    limit: 200,
  })
  expect(items.some((one: { scope: string }) => one.scope === 'tenant')).toBe(false)
})

test('a VPC of nobody or of somebody else is not found', async () => {
  const api = testApi()
  const { vpc } = await vpcWithSubnet(api, { tenant: 'other' })
  for (const id of [vpc.id, 'vpc_unknown']) {
    const reply = await api.call(`/v1/usage?vpcId=${id}`)
    expect([reply.status, reply.body.code]).toEqual([404, 'not_found'])
  }
})
