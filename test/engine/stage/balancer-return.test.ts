import { expect, test } from 'vitest'
import { ask, pathOf, verdictOf, words } from '../../support/ask.ts'
import { acl, network, type Part, subnet, vnic, vpc } from '../../support/network.ts'
import { listener, loadBalancer, targetGroup } from '../../support/network-beyond.ts'

/** The balancer stands in `sub_lb`, its target in `sub_t`; the target sees the client. */
const behind = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_c', 'vpc_a', ['10.0.9.0/24', 'fd00:0:0:9::/64']),
    subnet('sub_lb', 'vpc_a', ['10.0.1.0/24', 'fd00:0:0:1::/64'], { networkAclId: 'acl_lb' }),
    subnet('sub_t', 'vpc_a', ['10.0.2.0/24', 'fd00:0:0:2::/64'], {
      networkAclId: 'acl_t',
      routes: { '10.0.9.0/24': 'blackhole' },
    }),
    vnic('client', 'sub_c', ['10.0.9.9', 'fd00:0:0:9::9']),
    vnic('t1', 'sub_t', ['10.0.2.21', 'fd00:0:0:2::21']),
    vnic('t2', 'sub_lb', ['10.0.1.22', 'fd00:0:0:1::22']),
    loadBalancer('lb_1', { sub_lb: ['10.0.1.5', 'fd00:0:0:1::5'] }),
    listener('lst_1', 'lb_1', 'tcp 443', 'tg_1'),
    listener('lst_2', 'lb_1', 'tcp 444', 'tg_2'),
    targetGroup('tg_1', 443, [{ vnicId: 't1' }]),
    targetGroup('tg_2', 443, [{ vnicId: 't2' }]),
    ...more,
  )

test.each(['10.0.1.5', 'fd00:0:0:1::5'])(
  'the answer goes back to the balancer, whatever the routes of the target say: %s',
  (address) => {
    const answer = ask(behind(), `client -> ${address}`, 'tcp 443')
    expect(verdictOf(answer)).toBe('delivered')
    expect(words(answer, 'balancerReturn', 'reply')).toBe(
      'pass [lb_1@sub_lb] answers a connection of a balancer; goes back to it',
    )
    expect(pathOf(answer, 'reply')).toEqual([
      't1',
      'sub_t',
      'vpc_a',
      'lb_1@sub_lb',
      'sub_lb',
      'vpc_a',
      'sub_c',
      'client',
    ])
  },
)

test('from the same subnet no router and no ACL is passed', () => {
  const answer = ask(behind(), 'client -> 10.0.1.5', 'tcp 444')
  expect(pathOf(answer, 'reply')).toEqual([
    't2',
    'sub_lb',
    'lb_1@sub_lb',
    'sub_lb',
    'vpc_a',
    'sub_c',
    'client',
  ])
})

test.each([
  ['acl_t', 'egress', '10.0.9.9/32'],
  ['acl_lb', 'ingress', '10.0.2.21/32'],
] as const)('the ACLs between target and balancer are asked: %s %s', (id, direction, cidr) => {
  const other = direction === 'egress' ? 'ingress' : 'egress'
  const shut = acl(id, [
    `${direction} 1 deny any ${cidr}`,
    `${direction} 2 allow any 0.0.0.0/0`,
    `${other} 1 allow any 0.0.0.0/0`,
  ])
  const answer = ask(behind(shut), 'client -> 10.0.1.5', 'tcp 443')
  expect(verdictOf(answer)).toBe('deliveredOneWay RETURN_BLOCKED_BY_ACL')
})
