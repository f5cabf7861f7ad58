import { expect, test } from 'vitest'
import { packetText } from '../../src/render/packet-text.ts'

const packet = {
  source: '10.0.0.1',
  destination: '10.0.0.2',
  sizeBytes: 64,
  doNotFragment: false,
  ttl: 64,
}

test('a port that is unspecified is left out', () => {
  expect(packetText({ ...packet, protocol: 17, sourcePort: 53 })).toBe(
    'udp 10.0.0.1:53 -> 10.0.0.2',
  )
})

test('a packet of no particular protocol says so', () => {
  expect(packetText(packet)).toBe('any protocol 10.0.0.1 -> 10.0.0.2')
})

test('a ping is called by its name, any other ICMP by its numbers', () => {
  const icmp = { ...packet, protocol: 1 }
  expect(packetText({ ...icmp, icmpType: 8, icmpCode: 0 })).toMatch(/^icmp echo request /)
  expect(packetText({ ...icmp, icmpType: 3, icmpCode: 1 })).toMatch(/^icmp type 3 code 1 /)
})

test('an IPv6 address with a port stands in brackets', () => {
  const ipv6 = { ...packet, source: 'fd00::1', destination: 'fd00::2', protocol: 6 }
  expect(packetText({ ...ipv6, destinationPort: 22 })).toBe('tcp fd00::1 -> [fd00::2]:22')
})
