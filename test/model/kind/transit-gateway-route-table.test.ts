import { expect, test } from 'vitest'
import { transitGatewayRouteTable } from '../../../src/model/kind/transit-gateway-route-table.ts'
import { read } from '../../support/read.ts'

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
