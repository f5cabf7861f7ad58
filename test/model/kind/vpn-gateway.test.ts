import { expect, test } from 'vitest'
import { vpnGateway } from '../../../src/model/kind/vpn-gateway.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', cidrs: ['192.168.0.0/16'] }
  expect(read(vpnGateway, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(vpnGateway, { vpcId: 'vpc_a', learnsRoutes: 1 })).toEqual({
    ok: false,
    error: ['/learnsRoutes wrong_type'],
  })
})
