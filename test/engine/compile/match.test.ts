import { expect, test } from 'vitest'
import { compileMatch, matches } from '../../../src/engine/compile/match.ts'
import type { Packet } from '../../../src/engine/index.ts'

type Described = Omit<Parameters<typeof compileMatch>[0], 'id'>

const packet = (more: Partial<Packet>): Packet => ({
  source: 1,
  destination: 2,
  protocol: undefined,
  sourcePort: undefined,
  destinationPort: undefined,
  icmpType: undefined,
  icmpCode: undefined,
  sizeBytes: 64,
  doNotFragment: false,
  ttl: 64,
  ...more,
})

const fits = (described: Described, more: Partial<Packet>): boolean =>
  matches(compileMatch({ id: 'r', ...described }), packet(more))

const TCP = { protocol: 'tcp', l4Ports: { first: 80, last: 82 } }

test.each([
  [79, false],
  [80, true],
  [82, true],
  [83, false],
  [undefined, false],
])('tcp 80-82 fits port %o: %s', (destinationPort, expected) => {
  expect(fits(TCP, { protocol: 6, destinationPort })).toBe(expected)
  expect(fits(TCP, { protocol: 17, destinationPort })).toBe(false)
})

test.each([
  [{ protocol: 'tcp' }, true],
  [{ protocol: 'tcp', l4Ports: { first: 0, last: 65_535 } }, true],
  [{ protocol: 'tcp', l4Ports: { first: 1, last: 65_535 } }, false],
  [{ protocol: 'tcp', l4Ports: { first: 0, last: 65_534 } }, false],
  [{ protocol: 'any' }, true],
])('%o covers every port: %s', (described, expected) => {
  expect(fits(described, { protocol: 6 })).toBe(expected)
})

test('only a match for all protocols covers an unspecified one', () => {
  expect(fits({ protocol: 'any' }, {})).toBe(true)
  for (const protocol of ['tcp', 'icmp', '47']) expect(fits({ protocol }, {})).toBe(false)
})

/** Protocol, type and code of a packet. */
const icmp = (protocol: number, icmpType: number, icmpCode: number) => ({
  protocol,
  icmpType,
  icmpCode,
})

test.each([
  [{ protocol: 'icmp' }, icmp(1, 8, 0), true],
  [{ protocol: 'icmp' }, icmp(58, 128, 0), false],
  [{ protocol: 'icmpv6' }, icmp(58, 128, 0), true],
  [{ protocol: 'icmp', icmpType: 8 }, icmp(1, 8, 3), true],
  [{ protocol: 'icmp', icmpType: 8 }, icmp(1, 9, 0), false],
  [{ protocol: 'icmp', icmpType: 3, icmpCode: 4 }, icmp(1, 3, 4), true],
  [{ protocol: 'icmp', icmpType: 3, icmpCode: 4 }, icmp(1, 3, 0), false],
  [{ protocol: 'icmp', icmpType: 0, icmpCode: 0 }, icmp(1, 0, 0), true],
  [{ protocol: 'icmp', icmpType: 0 }, icmp(1, 8, 0), false],
])('%o fits %o: %s', (described, sent, expected) => {
  expect(fits(described, sent)).toBe(expected)
})

test('protocols without ports and types are matched by number alone', () => {
  expect(fits({ protocol: 'gre' }, { protocol: 47 })).toBe(true)
  expect(fits({ protocol: '47' }, { protocol: 47 })).toBe(true)
  expect(fits({ protocol: 'esp' }, { protocol: 47 })).toBe(false)
  expect(
    fits(
      { protocol: 'sctp', l4Ports: { first: 5, last: 5 } },
      { protocol: 132, destinationPort: 5 },
    ),
  ).toBe(true)
  expect(
    fits(
      { protocol: 'sctp', l4Ports: { first: 5, last: 5 } },
      { protocol: 132, destinationPort: 6 },
    ),
  ).toBe(false)
})
