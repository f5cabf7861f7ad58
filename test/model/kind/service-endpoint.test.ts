import { expect, test } from 'vitest'
import { serviceEndpoint } from '../../../src/model/kind/service-endpoint.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', type: 'gateway', serviceName: 's3' }
  expect(read(serviceEndpoint, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(serviceEndpoint, { vpcId: 'vpc_a', type: 'gateway' })).toEqual({
    ok: false,
    error: ['/serviceName missing_field'],
  })
})
