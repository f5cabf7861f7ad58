import { expect, test } from 'vitest'
import { EMPTY_SNAPSHOT } from '../../src/model/snapshot.ts'
import { addressToIpv6, prefixToIpv6, toIpv6 } from './to-ipv6.ts'

test('addresses and prefixes keep their low bits, and everything stays everything', () => {
  expect(addressToIpv6('10.0.1.5')).toBe('fd00:77::a00:105')
  expect(addressToIpv6('2001:db8::1')).toBe('2001:db8::1')
  expect(prefixToIpv6('10.0.0.0/16')).toBe('fd00:77::a00:0/112')
  expect(prefixToIpv6('0.0.0.0/0')).toBe('::/0')
  expect(prefixToIpv6('2001:db8::/32')).toBe('2001:db8::/32')
})

test('a whole network is translated: blocks, addresses, routes, rules and ICMP', () => {
  const rule = { id: 'sgr', vpcId: 'v', securityGroupId: 'sg', direction: 'ingress' } as const
  const translated = toIpv6({
    ...EMPTY_SNAPSHOT,
    vpcs: [{ id: 'v', cidrs: ['10.0.0.0/16'], baselineDefault: 'deny' }],
    securityGroupRules: [{ ...rule, protocol: 'icmp', icmpType: 8, peerCidr: '10.0.0.0/8' }],
    floatingIps: [{ id: 'f', vpcId: 'v', address: '198.51.100.1' }],
  })
  expect(translated.vpcs[0]?.cidrs).toEqual(['fd00:77::a00:0/112'])
  expect(translated.securityGroupRules).toEqual([
    { ...rule, protocol: 'icmpv6', icmpType: 128, peerCidr: 'fd00:77::a00:0/104' },
  ])
  expect(translated.floatingIps).toEqual([])
})
