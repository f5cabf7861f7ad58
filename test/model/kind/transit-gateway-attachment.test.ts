import { expect, test } from 'vitest'
import { transitGatewayAttachment } from '../../../src/model/kind/transit-gateway-attachment.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { transitGatewayId: 'tgw_1', type: 'vpc', vpcId: 'vpc_a', subnetIds: ['sub_1'] }
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
