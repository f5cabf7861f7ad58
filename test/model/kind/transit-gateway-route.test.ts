import { expect, test } from 'vitest'
import { transitGatewayRoute } from '../../../src/model/kind/transit-gateway-route.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { transitGatewayRouteTableId: 'tgt_1', destinationCidr: '10.0.0.0/8' }
  expect(read(transitGatewayRoute, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(
    read(transitGatewayRoute, { transitGatewayRouteTableId: 'tgt_1', destinationCidr: 'ten' }),
  ).toEqual({ ok: false, error: ['/destinationCidr prefix_malformed'] })
})
