import { expect, test } from 'vitest'
import {
  hasPorts,
  isIcmp,
  PROTOCOL_NAMES,
  protocolName,
  protocolNumber,
} from '../../src/net/protocol.ts'

test.each([
  ['icmp', 1],
  ['tcp', 6],
  ['udp', 17],
  ['gre', 47],
  ['esp', 50],
  ['ah', 51],
  ['icmpv6', 58],
  ['sctp', 132],
])('%s is protocol %i, by name and by number, in large letters too', (name, number) => {
  expect(protocolNumber(name)).toBe(number)
  expect(protocolNumber(name.toUpperCase())).toBe(number)
  expect(protocolNumber(String(number))).toBe(number)
  expect(protocolName(number)).toBe(name)
  expect(PROTOCOL_NAMES).toContain(name)
})

test.each([
  ['0', 0],
  ['255', 255],
  ['256', undefined],
  ['-1', undefined],
  ['6.0', undefined],
  ['', undefined],
  ['any', undefined],
  ['http', undefined],
])('%o means %o', (text, number) => {
  expect(protocolNumber(text)).toBe(number)
})

test('a number without a name is called by it', () => {
  expect(protocolName(107)).toBe('protocol 107')
})

test('ports are a matter of TCP, UDP and SCTP; types a matter of both ICMPs', () => {
  const all = Array.from({ length: 256 }, (_, number) => number)
  expect(all.filter(hasPorts)).toEqual([6, 17, 132])
  expect(all.filter(isIcmp)).toEqual([1, 58])
})
