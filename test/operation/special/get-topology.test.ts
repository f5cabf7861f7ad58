import { expect, test } from 'vitest'
import { testApi, vpcWithSubnet } from '../../support/api.ts'
import { examplesIn } from '../../support/examples.ts'

test('a VPC as a graph: routes and rules are links, everything else is a node', async () => {
  const api = testApi()
  const { home, vpc, subnet } = await vpcWithSubnet(api)
  const vnic = await api.make(`${home}/vnics`, { name: 'web-1', subnetId: subnet.id })
  const nat = await api.make(`${home}/nat-gateways`, { subnetId: subnet.id })
  const route = await api.make(`${home}/route-tables/${vpc.mainRouteTableId}/routes`, {
    destinationCidr: '0.0.0.0/0',
    target: { kind: 'natGateway', id: nat.id },
  })
  const { body } = await api.call(`${home}/topology`)
  expect(body.nodes.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
    'natGateway',
    'networkAcl',
    'routeTable',
    'securityGroup',
    'subnet',
    'vnic',
    'vpc',
  ])
  expect(body.nodes).toContainEqual({
    id: vnic.id,
    kind: 'vnic',
    name: 'web-1',
    addresses: vnic.addresses,
  })
  expect(body.links).toContainEqual({ from: vnic.id, to: subnet.id, relation: 'subnetId' })
  expect(body.links).toContainEqual({
    from: vpc.mainRouteTableId,
    to: nat.id,
    relation: 'target',
    by: route.id,
  })
  expect(body.version).toBeGreaterThan(3)
})

test('a VPC that is not there has none', async () => {
  expect((await testApi().call('/v1/vpcs/vpc_1/topology')).status).toBe(404)
})

test('the transit gateways that a VPC is attached to are in it', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const attachment = await examples.make('transitGatewayAttachment')
  const [vpc, gateway] = [await examples.make('vpc'), await examples.make('transitGateway')]
  const { body } = await api.call(`${vpc.itemPath}/topology`)
  expect(body.nodes).toContainEqual({ id: gateway.id, kind: 'transitGateway' })
  expect(body.links).toContainEqual({
    from: attachment.id,
    to: gateway.id,
    relation: 'transitGatewayId',
  })
})
