/** Networks made over the API are traced through what stands between: balancers, routers, borders. */
import { expect, test } from 'vitest'
import { type TestApi, testApi, vpcWithSubnet } from '../support/api.ts'

const verdictOf = async (api: TestApi, from: string, to: string, port: number) =>
  (await api.post('/v1/traces', { from, to, protocol: 'tcp', port })).body.verdict

test('a connection to a network balancer arrives at a target, once the group lets it in', async () => {
  const api = testApi()
  const { home, subnet: web, vpc } = await vpcWithSubnet(api)
  const [client, server] = [
    await api.make(`${home}/vnics`, { name: 'client', subnetId: web.id }),
    await api.make(`${home}/vnics`, { name: 'server', subnetId: web.id }),
  ]
  const balancer = await api.make(`${home}/load-balancers`, {
    name: 'front',
    scheme: 'internal',
    nodes: [{ subnetId: web.id }],
  })
  const group = await api.make(`${home}/target-groups`, {
    l4Port: 8080,
    preserveClientAddress: false,
  })
  await api.make(`${home}/target-groups/${group.id}/targets`, { vnicId: server.id })
  await api.make(`${home}/load-balancers/${balancer.id}/listeners`, {
    protocols: ['tcp'],
    l4Port: 443,
    targetGroups: [{ targetGroupId: group.id }],
  })
  const address = `${vpc.id}/${balancer.nodes[0].addresses[0]}`
  expect(await verdictOf(api, client.id, address, 443)).toBe('dropped')
  await api.make(`${home}/security-groups/${vpc.defaultSecurityGroupId}/rules`, {
    direction: 'ingress',
    protocol: 'tcp',
    l4Ports: { first: 8080, last: 8080 },
    peerCidr: '10.0.1.0/24',
  })
  expect(await verdictOf(api, client.id, address, 443)).toBe('delivered')
  expect(await verdictOf(api, client.id, address, 80)).toBe('dropped')
})

test('two VPCs talk over a transit gateway once both are associated, announced and routed', async () => {
  const api = testApi()
  const gateway = await api.make('/v1/transit-gateways', { name: 'hub' })
  const table = await api.make('/v1/transit-gateway-route-tables', {
    transitGatewayId: gateway.id,
  })
  const sides = []
  for (const [name, block] of [
    ['a', '10.0'],
    ['b', '10.1'],
  ]) {
    const vpc = await api.make('/v1/vpcs', { name, cidrs: [`${block}.0.0/16`] })
    const home = `/v1/vpcs/${vpc.id}`
    const subnet = await api.make(`${home}/subnets`, { cidrs: [`${block}.1.0/24`] })
    const vnic = await api.make(`${home}/vnics`, { subnetId: subnet.id })
    await api.make(`${home}/security-groups/${vpc.defaultSecurityGroupId}/rules`, {
      direction: 'ingress',
      protocol: 'tcp',
      peerCidr: '10.0.0.0/8',
    })
    const attachment = await api.make('/v1/transit-gateway-attachments', {
      transitGatewayId: gateway.id,
      type: 'vpc',
      vpcId: vpc.id,
      subnetIds: [subnet.id],
      routeTableId: table.id,
    })
    await api.make(`${home}/route-tables/${vpc.mainRouteTableId}/routes`, {
      destinationCidr: '10.0.0.0/8',
      target: { kind: 'transitGateway', id: gateway.id },
    })
    sides.push({ vnic, attachment })
  }
  const [a, b] = sides
  expect(await verdictOf(api, a?.vnic.id, b?.vnic.id, 443)).toBe('dropped')
  await api.call(`/v1/transit-gateway-route-tables/${table.id}`, {
    method: 'PATCH',
    body: { propagatingAttachmentIds: sides.map(({ attachment }) => attachment.id) },
  })
  expect(await verdictOf(api, a?.vnic.id, b?.vnic.id, 443)).toBe('delivered')
})

test('IPv6 leaves by an egress-only gateway, and nothing comes in by it', async () => {
  const api = testApi()
  const vpc = await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16', '2001:db8::/56'] })
  const home = `/v1/vpcs/${vpc.id}`
  const subnet = await api.make(`${home}/subnets`, { cidrs: ['2001:db8:0:1::/64'] })
  const vnic = await api.make(`${home}/vnics`, { subnetId: subnet.id })
  const border = await api.make(`${home}/egress-only-gateways`, {})
  const routes = `${home}/route-tables/${vpc.mainRouteTableId}/routes`
  const target = { kind: 'egressOnlyGateway', id: border.id }
  const wrong = await api.post(routes, { destinationCidr: '0.0.0.0/0', target })
  expect(wrong.body.code).toBe('family_wrong')
  await api.make(routes, { destinationCidr: '::/0', target })
  expect(await verdictOf(api, vnic.id, 'internet', 443)).toBe('delivered')
  const inward = await verdictOf(api, 'internet:2001:4860:4860::8888', vnic.id, 443)
  expect(inward).toBe('dropped')
})
