import { expect, test } from 'vitest'
import { overheadBytes } from '../../src/net/overhead.ts'

test.each([
  ['vxlan', 'ipv4', 50],
  ['vxlan', 'ipv6', 70],
  ['geneve', 'ipv4', 58],
  ['geneve', 'ipv6', 78],
  ['nvgre', 'ipv4', 42],
  ['nvgre', 'ipv6', 62],
] as const)('%s over %s adds %i bytes to an IP packet', (encapsulation, underlay, bytes) => {
  expect(overheadBytes(encapsulation, underlay)).toBe(bytes)
})
