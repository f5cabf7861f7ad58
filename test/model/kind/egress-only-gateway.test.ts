import { expect, test } from 'vitest'
import { egressOnlyGateway } from '../../../src/model/kind/egress-only-gateway.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a' }
  expect(read(egressOnlyGateway, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(egressOnlyGateway, {})).toEqual({ ok: false, error: ['/vpcId missing_field'] })
})
