import { expect, test } from 'vitest'
import { transitGatewayAttachment } from '../../../src/model/kind/transit-gateway-attachment.ts'
import { transitGatewayRoute } from '../../../src/model/kind/transit-gateway-route.ts'
import { transitGatewayRouteTable } from '../../../src/model/kind/transit-gateway-route-table.ts'
import { read } from '../../support/read.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

test('a whole one is read as it is', () => {
  const whole = { transitGatewayRouteTableId: 'tgt_1', destinationCidr: '10.0.0.0/8' }
  expect(read(transitGatewayRoute, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(
    read(transitGatewayRoute, { transitGatewayRouteTableId: 'tgt_1', destinationCidr: 'ten' }),
  ).toEqual({ ok: false, error: ['/destinationCidr prefix_malformed'] })
})

const attachments = [
  ['tga_vpc', 'vpc', 'tgw_1'],
  ['tga_vpn', 'vpn', 'tgw_1'],
  ['tga_dx', 'directConnect', 'tgw_1'],
  ['tga_far', 'vpn', 'tgw_2'],
]
const lists = {
  transitGatewayRouteTables: [
    made(transitGatewayRouteTable, { id: 'tgt_1', transitGatewayId: 'tgw_1' }),
  ],
  transitGatewayAttachments: attachments.map(([id, type, transitGatewayId]) =>
    made(transitGatewayAttachment, { id, type, transitGatewayId }),
  ),
}
const base = { transitGatewayRouteTableId: 'tgt_1', destinationCidr: '10.0.0.0/8' }
const refusal = (given: object, ...others: object[]) =>
  refusalOf(
    transitGatewayRoute,
    { id: 'tgr_1', ...base, ...given },
    network({
      ...lists,
      transitGatewayRoutes: others.map((one, i) =>
        made(transitGatewayRoute, { id: `tgr_other${i}`, ...base, ...one }),
      ),
    }),
  )

test('it has one destination, and leads to an attachment of its own gateway or into a black hole', () => {
  expect(refusal({})).toBe(undefined)
  expect(refusal({ attachmentId: 'tga_vpc' })).toBe(undefined)
  expect(refusal({ attachmentId: 'tga_far' })).toBe('transit_gateway_differs')
  expect(refusal({ destinationPrefixListId: 'pl_1' })).toBe('destination_not_one')
  expect(refusal({ destinationCidr: undefined })).toBe('destination_not_one')
})

test('a destination stands in a table once, unless several edges share the load', () => {
  const vpn = { attachmentId: 'tga_vpn' }
  expect(refusal(vpn, { attachmentId: 'tga_dx' })).toBe(undefined)
  expect(refusal(vpn, vpn)).toBe('route_duplicate')
  expect(refusal(vpn, { attachmentId: 'tga_vpc' })).toBe('route_duplicate')
  expect(refusal({ attachmentId: 'tga_vpc' }, vpn)).toBe('route_duplicate')
  expect(refusal(vpn, {})).toBe('route_duplicate')
  expect(refusal(vpn, { destinationCidr: '10.0.0.0/9' })).toBe(undefined)
  expect(refusal(vpn, { transitGatewayRouteTableId: 'tgt_2' })).toBe(undefined)
})
