import { expect, test } from 'vitest'
import { ask, pathOf, verdict, verdictOf, words } from '../../support/ask.ts'
import { group, network, type Part, prefixList, subnet, vnic, vpc } from '../../support/network.ts'
import { serviceEndpoint } from '../../support/network-beyond.ts'

const around = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56'], { pl_store: 'sep_1' }),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    subnet('sub_e', 'vpc_a', ['10.0.2.0/24', 'fd00:0:0:1::/64']),
    prefixList('pl_store', ['192.0.2.0/24', '2001:db8:5::/48']),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    ...more,
  )

test.each(['192.0.2.77', '2001:db8:5::7'])(
  'a gateway endpoint takes what its list routes to it, and answers: %s',
  (address) => {
    const answer = ask(
      around(serviceEndpoint('sep_1', 'vpc_a', {})),
      `web -> ${address}`,
      'tcp 443',
    )
    expect(verdictOf(answer)).toBe('delivered')
    expect(words(answer, 'serviceEndpoint')).toBe(`pass [sep_1] ${address} is served by sep_1`)
    expect(pathOf(answer)).toEqual(['web', 'sub_a', 'vpc_a', 'sep_1'])
    expect(words(answer, 'serviceEndpoint', 'reply')).toMatch(
      /^pass \[sep_1\] the service answers /,
    )
    expect(pathOf(answer, 'reply')).toEqual(['sep_1', 'vpc_a', 'sub_a', 'web'])
  },
)

const inside = (type: 'interface' | 'inspection', groups: readonly string[] = []) =>
  serviceEndpoint('sep_1', 'vpc_a', {
    type,
    interfaces: [{ id: 'eni-1', subnetId: 'sub_e', addresses: ['10.0.2.5', 'fd00:0:0:1::5'] }],
    securityGroupIds: groups,
  })

test.each([4, 6] as const)('an interface endpoint is reached like a machine (IPv%i)', (family) => {
  const answer = ask(around(inside('interface')), 'web -> sep_1', 'tcp 443', { family })
  expect(verdictOf(answer)).toBe('delivered')
  expect(pathOf(answer)).toEqual(['web', 'sub_a', 'vpc_a', 'sub_e', 'sep_1'])
  expect(pathOf(answer, 'reply')).toEqual(['sep_1', 'sub_e', 'vpc_a', 'sub_a', 'web'])
})

test('an interface endpoint filters by its own groups, statefully', () => {
  const rules = group('sg_e', ['ingress tcp 443 0.0.0.0/0'])
  const snapshot = around(inside('interface', ['sg_e']), rules)
  expect(verdict(snapshot, 'web -> eni-1', 'tcp 443', { family: 4 })).toBe('delivered')
  expect(verdict(snapshot, 'web -> eni-1', 'tcp 80', { family: 4 })).toBe(
    'dropped SG_INGRESS_NO_RULE',
  )
})

test('an endpoint that inspects is unknown, as a destination and as a next hop', () => {
  const direct = ask(around(inside('inspection')), 'web -> 10.0.2.5', 'tcp 443')
  expect(verdictOf(direct)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(direct, 'unmodelled')).toBe('unknown [sep_1] sep_1 (storage) is not modelled')
  const routed = ask(around(inside('inspection')), 'web -> 192.0.2.1', 'tcp 443')
  expect(verdictOf(routed)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(pathOf(routed)).toEqual(['web', 'sub_a', 'vpc_a', 'sep_1'])
})

test('a gateway endpoint serves its own VPC only', () => {
  const router = vnic('router', 'sub_a', '10.0.1.20', { sourceDestinationCheck: false })
  const answer = ask(
    around(serviceEndpoint('sep_1', 'vpc_a', {}), router),
    'router -> 192.0.2.77',
    'tcp 443',
    { sourceAddress: '10.9.0.5' },
  )
  expect(verdictOf(answer)).toBe('dropped EDGE_TO_EDGE_FORBIDDEN')
  expect(words(answer, 'serviceEndpoint')).toBe(
    'drop [sep_1] source 10.9.0.5 is not in vpc_a, which sep_1 serves',
  )
})
