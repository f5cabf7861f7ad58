import { expect, test } from 'vitest'
import { DEFAULT_FABRIC, fabric } from '../../../src/model/kind/fabric.ts'
import { made, refusalOf } from '../../support/resource.ts'

test('a range of VNIs goes upwards', () => {
  expect(refusalOf(fabric, { vniFirst: 5000, vniLast: 4999 })).toBe('vni_range_reversed')
  expect(refusalOf(fabric, { vniFirst: 5000, vniLast: 5000 })).toBe(undefined)
})

test('the default fabric is what a fabric is when nothing is said', () => {
  const { floatingIpCidrs, isDefault, name, ...rest } = DEFAULT_FABRIC
  expect(made(fabric, rest)).toEqual({ ...rest, floatingIpCidrs: [], isDefault: false })
  expect([name, isDefault, floatingIpCidrs]).toEqual(['default', true, ['198.18.0.0/15']])
})
