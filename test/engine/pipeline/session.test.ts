import { expect, test } from 'vitest'
import type { Packet } from '../../../src/engine/index.ts'
import { isSameFlow, reversed } from '../../../src/engine/pipeline/session.ts'

const packet: Packet = {
  source: 0x0a00_010a,
  destination: 0x0a00_0114,
  protocol: 6,
  sourcePort: 50_000,
  destinationPort: 443,
  icmpType: undefined,
  icmpCode: undefined,
  sizeBytes: 64,
  doNotFragment: false,
  ttl: 64,
}

test.each([
  ['source', 0x0a00_010b],
  ['destination', 0x0a00_0115],
  ['protocol', 17],
  ['sourcePort', 50_001],
  ['destinationPort', 444],
] as const)('another %s is another connection', (name, value) => {
  expect(isSameFlow(packet, { ...packet, [name]: value })).toBe(false)
})

test.each([
  ['ttl', 3],
  ['sizeBytes', 1500],
  ['doNotFragment', true],
  ['icmpType', 0],
] as const)('another %s is the same connection', (name, value) => {
  expect(isSameFlow(packet, { ...packet, [name]: value })).toBe(true)
})

test('the answer to the answer is the packet again', () => {
  expect(reversed(reversed(packet, 64), 64)).toEqual(packet)
  const echo: Packet = {
    ...packet,
    protocol: 1,
    sourcePort: undefined,
    destinationPort: undefined,
    icmpType: 8,
    icmpCode: 0,
  }
  expect(reversed(echo, 5)).toMatchObject({ source: packet.destination, icmpType: 0, ttl: 5 })
  expect(reversed(reversed(echo, 64), 64)).toEqual(echo)
})
