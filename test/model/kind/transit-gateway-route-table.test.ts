import { expect, test } from 'vitest'
import { transitGatewayAttachment } from '../../../src/model/kind/transit-gateway-attachment.ts'
import { transitGatewayRouteTable } from '../../../src/model/kind/transit-gateway-route-table.ts'
import { testApi } from '../../support/api.ts'
import { examplesIn } from '../../support/examples.ts'
import { read } from '../../support/read.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

test('a whole one is read as it is', () => {
  const whole = { transitGatewayId: 'tgw_1', propagatingAttachmentIds: ['tga_1'] }
  expect(read(transitGatewayRouteTable, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(
    read(transitGatewayRouteTable, {
      transitGatewayId: 'tgw_1',
      propagatingAttachmentIds: 'tga_1',
    }),
  ).toEqual({ ok: false, error: ['/propagatingAttachmentIds wrong_type'] })
})

test('what propagates is attached to the same gateway, and listed once', () => {
  const there = network({
    transitGatewayAttachments: ['1', '2'].map((x) =>
      made(transitGatewayAttachment, { id: `tga_${x}`, transitGatewayId: `tgw_${x}`, type: 'vpn' }),
    ),
  })
  const code = (...propagatingAttachmentIds: string[]) =>
    refusalOf(
      transitGatewayRouteTable,
      { id: 'tgt_1', transitGatewayId: 'tgw_1', propagatingAttachmentIds },
      there,
    )
  expect(code('tga_1')).toBe(undefined)
  expect(code('tga_2')).toBe('transit_gateway_differs')
  expect(code('tga_1', 'tga_1')).toBe('attachment_twice')
})

test('overlapping VPCs do not meet in it, and VPCs that meet do not come to overlap', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const first = await examples.make('transitGatewayAttachment')
  const second = await examples.make('transitGatewayAttachment', 2)
  const table = await examples.make('transitGatewayRouteTable')
  const [a, b] = [await examples.make('vpc'), await examples.make('vpc', 2)]
  const propagate = (...propagatingAttachmentIds: string[]) =>
    api.call(table.itemPath, { method: 'PATCH', body: { propagatingAttachmentIds } })
  const grow = (cidr: string) =>
    api.call(b.itemPath, { method: 'PATCH', body: { cidrs: [...b.resource.cidrs, cidr] } })
  expect((await propagate(first.id, second.id)).status).toBe(200)
  expect((await grow('10.0.128.0/17')).body).toMatchObject({
    code: 'cidr_overlap',
    conflict: { with: a.id, kind: 'vpc' },
  })
  expect((await propagate(second.id)).status).toBe(200)
  expect((await grow('10.0.128.0/17')).status).toBe(200)
  expect((await propagate(first.id, second.id)).body).toMatchObject({
    code: 'cidr_overlap',
    conflict: { with: a.id, kind: 'vpc', cidr: '10.0.0.0/16' },
  })
})

test('it stays while an attachment is associated with it, and an attachment while it propagates', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const attachment = await examples.make('transitGatewayAttachment')
  const table = await examples.make('transitGatewayRouteTable')
  const patch = (path: string, body: object) => api.call(path, { method: 'PATCH', body })
  await patch(attachment.itemPath, { routeTableId: table.id })
  await patch(table.itemPath, { propagatingAttachmentIds: [attachment.id] })
  const blocked = async (path: string) => (await api.call(path, { method: 'DELETE' })).body
  expect(await blocked(table.itemPath)).toMatchObject({
    blocking: [{ id: attachment.id, relation: 'routeTableId' }],
  })
  expect(await blocked(attachment.itemPath)).toMatchObject({
    blocking: [{ id: table.id, relation: 'propagatingAttachmentIds' }],
  })
  await patch(attachment.itemPath, { routeTableId: null })
  expect((await api.call(table.itemPath, { method: 'DELETE' })).status).toBe(204)
  expect((await api.call(attachment.itemPath, { method: 'DELETE' })).status).toBe(204)
})
