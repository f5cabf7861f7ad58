import { expect, test } from 'vitest'
import { ask, pathOf, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  group,
  network,
  OPEN_EGRESS,
  OPEN_INGRESS,
  type Part,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { serviceFunction } from '../../support/network-beyond.ts'

/** Routes of `sub_a` and `sub_b` lead through the middlebox `fw` in `sub_fw`. */
const routed = (fw: Parameters<typeof vnic>[3], ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64'], {
      routes: { '10.0.2.0/24': 'fw', 'fd00:0:0:2::/64': 'fw' },
    }),
    subnet('sub_b', 'vpc_a', ['10.0.2.0/24', 'fd00:0:0:2::/64'], {
      routes: { '10.0.1.0/24': 'fw', 'fd00::/64': 'fw' },
    }),
    subnet('sub_fw', 'vpc_a', ['10.0.9.0/24', 'fd00:0:0:9::/64']),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vnic('db', 'sub_b', ['10.0.2.20', 'fd00:0:0:2::20']),
    vnic('fw', 'sub_fw', ['10.0.9.9', 'fd00:0:0:9::9'], { sourceDestinationCheck: false, ...fw }),
    ...more,
  )

test.each([4, 6] as const)(
  'a declared function forwards what it accepts, there and back (IPv%i)',
  (family) => {
    const answer = ask(routed({}, serviceFunction('sfn_1', 'fw')), 'web -> db', 'tcp 443', {
      family,
    })
    expect(verdictOf(answer)).toBe('delivered')
    expect(words(answer, 'serviceFunction')).toBe('pass [sfn_1] sfn_1 forwards what it accepts')
    expect(pathOf(answer)).toEqual([
      'web',
      'sub_a',
      'vpc_a',
      'fw',
      'sub_fw',
      'vpc_a',
      'sub_b',
      'db',
    ])
  },
)

test('a middlebox that is not declared may forward or not: unknown', () => {
  const answer = ask(routed({}), 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'serviceFunction')).toBe(
    'unknown [fw] fw may forward the packet or not; it is not declared as a service function',
  )
})

test('a vNIC that checks destinations takes nothing for others, declared or not', () => {
  const answer = ask(
    routed({ sourceDestinationCheck: true }, serviceFunction('sfn_1', 'fw')),
    'web -> db',
    'tcp 443',
    { family: 4 },
  )
  expect(verdictOf(answer)).toBe('dropped NOT_A_FORWARDER')
  expect(words(answer, 'serviceFunction')).toBe(
    'drop [fw] 10.0.2.20 is not an address of fw, whose source/destination check is on',
  )
})

test('a function that is down closes the way that routes lead through it', () => {
  const answer = ask(routed({}, serviceFunction('sfn_1', 'fw', 'down')), 'web -> db', 'tcp 443', {
    family: 4,
  })
  expect(verdictOf(answer)).toBe('dropped CHAIN_HOP_DOWN_CLOSED')
  expect(words(answer, 'serviceFunction')).toBe('drop [sfn_1] sfn_1 is down')
})

test('the groups of the middlebox filter what it takes and what it passes on', () => {
  const fw = { securityGroupIds: ['sg_fw'] }
  const asked = (rules: readonly string[]) =>
    verdict(
      routed(fw, serviceFunction('sfn_1', 'fw'), group('sg_fw', rules)),
      'web -> db',
      'tcp 443',
      { family: 4 },
    )
  expect(asked(['ingress tcp 443 10.0.1.0/24', 'egress tcp 443 10.0.2.0/24'])).toBe('delivered')
  expect(asked(OPEN_EGRESS)).toBe('dropped SG_INGRESS_NO_RULE')
  expect(asked(OPEN_INGRESS)).toBe('dropped SG_EGRESS_NO_RULE')
})

test('a function may take packets by one vNIC and send them by another', () => {
  const out = [
    subnet('sub_out', 'vpc_a', '10.0.8.0/24'),
    vnic('fw_out', 'sub_out', '10.0.8.8', { sourceDestinationCheck: false }),
    serviceFunction('sfn_1', 'fw', 'up', 'fw_out'),
  ]
  const answer = ask(routed({}, ...out), 'web -> db', 'tcp 443', { family: 4, forwardOnly: true })
  expect(verdictOf(answer)).toBe('delivered')
  expect(pathOf(answer)).toContain('fw_out')
  expect(pathOf(answer)).toContain('sub_out')
})
