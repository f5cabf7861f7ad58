import { expect, test } from 'vitest'
import { subnet } from '../../../src/model/kind/subnet.ts'
import { transitGatewayAttachment } from '../../../src/model/kind/transit-gateway-attachment.ts'
import { transitGatewayRouteTable } from '../../../src/model/kind/transit-gateway-route-table.ts'
import { testApi } from '../../support/api.ts'
import { examplesIn } from '../../support/examples.ts'
import { read } from '../../support/read.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const base = { id: 'tga_1', transitGatewayId: 'tgw_1', type: 'vpc', vpcId: 'vpc_a' }

test('a whole one is read as it is', () => {
  const { id: _id, ...whole } = { ...base, subnetIds: ['sub_1'] }
  expect(read(transitGatewayAttachment, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(
    read(transitGatewayAttachment, {
      transitGatewayId: 'tgw_1',
      type: 'cable',
      subnetIds: ['vpc_a'],
    }),
  ).toEqual({ ok: false, error: ['/type not_one_of', '/subnetIds/0 reference_malformed'] })
})

test('each type has the members that mean something to it', () => {
  const code = (given: object) =>
    refusalOf(transitGatewayAttachment, { ...base, vpcId: undefined, ...given })
  expect(code({ type: 'vpc' })).toBe('missing_field')
  expect(code({ type: 'vpc', vpcId: 'vpc_a', resourceId: 'x' })).toBe('attachment_member_wrong')
  expect(code({ type: 'peering', resourceId: 'tgw-9' })).toBe(undefined)
  for (const type of ['peering', 'vpn', 'directConnect', 'connect', 'unmodelled']) {
    expect(code({ type, vpcId: 'vpc_a' })).toBe('attachment_member_wrong')
    expect(code({ type, subnetIds: ['sub_1'] })).toBe('attachment_member_wrong')
    expect(code({ type, peerAttachmentId: 'tga_2' })).toBe(
      type === 'peering' ? undefined : 'attachment_member_wrong',
    )
    expect(code({ type, resourceId: 'dxgw-1' })).toBe(undefined)
  }
})

test('a VPC is attached to a gateway once', () => {
  const rival = made(transitGatewayAttachment, { ...base, id: 'tga_0' })
  const there = network({ transitGatewayAttachments: [rival] })
  expect(refusalOf(transitGatewayAttachment, base, there)).toBe('attachment_exists')
  const elsewhere = { ...base, transitGatewayId: 'tgw_2' }
  expect(refusalOf(transitGatewayAttachment, elsewhere, there)).toBe(undefined)
  const vpn = { id: 'tga_2', transitGatewayId: 'tgw_1', type: 'vpn' }
  const vpns = network({
    transitGatewayAttachments: [made(transitGatewayAttachment, { ...vpn, id: 'tga_3' })],
  })
  expect(refusalOf(transitGatewayAttachment, vpn, vpns)).toBe(undefined)
})

test('it has subnets of its VPC, one per zone', () => {
  const there = network({
    subnets: [
      ...['1a', '2a', '3b'].map((x) =>
        made(subnet, { id: `sub_${x}`, vpcId: 'vpc_a', zone: `zone-${x.at(-1)}` }),
      ),
      ...['4', '5'].map((x) => made(subnet, { id: `sub_${x}`, vpcId: 'vpc_a' })),
      made(subnet, { id: 'sub_far', vpcId: 'vpc_b', zone: 'zone-c' }),
    ],
  })
  const of = (...subnetIds: string[]) =>
    transitGatewayAttachment.check?.(
      there,
      undefined,
      made(transitGatewayAttachment, { ...base, subnetIds }),
    )
  expect(of('sub_1a', 'sub_3b', 'sub_4')).toBe(undefined)
  expect(of('sub_1a', 'sub_2a')).toMatchObject({
    code: 'attachment_subnet_wrong',
    detail: 'sub_2a and sub_1a are both in zone zone-a; an attachment has one subnet per zone.',
    errors: [{ pointer: '/subnetIds/1' }],
  })
  expect(of('sub_4', 'sub_5')?.detail).toContain('both in no zone')
  expect(of('sub_far')?.detail).toBe('sub_far is in vpc_b, not in vpc_a.')
})

test('its route table belongs to the same gateway', () => {
  const there = network({
    transitGatewayRouteTables: ['1', '2'].map((x) =>
      made(transitGatewayRouteTable, { id: `tgt_${x}`, transitGatewayId: `tgw_${x}` }),
    ),
  })
  const code = (routeTableId: string) =>
    refusalOf(transitGatewayAttachment, { ...base, routeTableId }, there)
  expect([code('tgt_1'), code('tgt_2')]).toEqual([undefined, 'transit_gateway_differs'])
})

test('a peering joins two sides on two gateways, and a side has one other side', () => {
  const side = (id: string, transitGatewayId: string, peerAttachmentId?: string) =>
    made(transitGatewayAttachment, {
      id,
      transitGatewayId,
      type: 'peering',
      ...(peerAttachmentId === undefined ? {} : { peerAttachmentId }),
    })
  const code = (others: readonly ReturnType<typeof side>[], peerAttachmentId = 'tga_far') =>
    refusalOf(
      transitGatewayAttachment,
      { id: 'tga_1', transitGatewayId: 'tgw_1', type: 'peering', peerAttachmentId },
      network({ transitGatewayAttachments: others }),
    )
  const far = side('tga_far', 'tgw_2')
  expect(code([far])).toBe(undefined)
  expect(code([side('tga_far', 'tgw_2', 'tga_1')])).toBe(undefined)
  expect(code([side('tga_far', 'tgw_2', 'tga_9')])).toBe('attachment_peer_wrong')
  expect(code([far, side('tga_9', 'tgw_3', 'tga_far')])).toBe('attachment_peer_wrong')
  expect(code([side('tga_far', 'tgw_1')])).toBe('attachment_peer_wrong')
  expect(code([made(transitGatewayAttachment, { ...base, id: 'tga_far' })])).toBe(
    'attachment_peer_wrong',
  )
})

test('subnets, VPC and gateway stay while attached, and the attachment while a route needs it', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const attachment = await examples.make('transitGatewayAttachment')
  const held = [await examples.make('subnet'), await examples.make('transitGateway')]
  const blocked = async (path: string) => (await api.call(path, { method: 'DELETE' })).body
  for (const { itemPath } of held) {
    expect(await blocked(itemPath)).toMatchObject({
      code: 'in_use',
      blocking: [{ kind: 'transitGatewayAttachment', id: attachment.id }],
    })
  }
  const vpc = await examples.make('vpc')
  expect((await blocked(vpc.itemPath)).blocking).toContainEqual({
    kind: 'transitGatewayAttachment',
    id: attachment.id,
    relation: 'vpcId',
    href: attachment.itemPath,
  })
  const routes = `${vpc.itemPath}/route-tables/${vpc.resource.mainRouteTableId}/routes`
  const target = { kind: 'transitGateway', id: attachment.resource.transitGatewayId }
  const route = await api.make(routes, { destinationCidr: '10.1.0.0/16', target })
  expect(await blocked(attachment.itemPath)).toMatchObject({
    code: 'in_use',
    blocking: [{ kind: 'route', id: route.id, relation: 'target' }],
  })
  await api.call(`${routes}/${route.id}`, { method: 'DELETE' })
  expect((await api.call(attachment.itemPath, { method: 'DELETE' })).status).toBe(204)
  const again = await api.post(routes, { destinationCidr: '10.1.0.0/16', target })
  expect(again.body.code).toBe('transit_gateway_not_attached')
})

test('subnets of another VPC are none of its own, whoever asks', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const { path, body } = await examples.request('transitGatewayAttachment')
  const far = await examples.request('transitGatewayAttachment', 2)
  const reply = await api.post(path, { ...body, subnetIds: far.body['subnetIds'] })
  expect(reply.body.code).toBe('reference_dangling')
})
