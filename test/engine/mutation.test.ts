/**
 * The rules of real networks that models most often get wrong, one test for each: a model that breaks
 * the rule fails the test of its name. `docs/lab/mutations.md` records that each of them does.
 */
import { expect, test } from 'vitest'
import { ask, stepOf, verdict } from '../support/ask.ts'
import {
  ALL_IN,
  ALL_OUT,
  acl,
  floatingIp,
  group,
  internetGateway,
  natGateway,
  network,
  OPEN_EGRESS,
  type Part,
  type Routes,
  subnet,
  vnic,
  vpc,
} from '../support/network.ts'
import {
  attachment,
  listener,
  loadBalancer,
  policy,
  targetGroup,
  transitGateway,
  transitTable,
} from '../support/network-beyond.ts'

const HTTPS = group('sg_https', ['ingress tcp 443 0.0.0.0/0'])
const CLIENT = group('sg_client', ['egress tcp 443 0.0.0.0/0'])

/** `web` in `sub_a` and `db` in `sub_b`; `near` beside `web`. The ACL of `sub_a` is `acl_a`. */
const two = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24', { networkAclId: 'acl_a' }),
    subnet('sub_b', 'vpc_a', '10.0.2.0/24'),
    CLIENT,
    HTTPS,
    vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds: ['sg_client'] }),
    vnic('near', 'sub_a', '10.0.1.11', { securityGroupIds: ['sg_https'] }),
    vnic('db', 'sub_b', '10.0.2.20', { securityGroupIds: ['sg_https'] }),
    ...more,
  )

test('not everything is allowed, and not everything denied', () => {
  expect(verdict(two(), 'web -> db', 'tcp 443')).toBe('delivered')
  expect(verdict(two(), 'db -> web', 'tcp 443')).toBe('dropped SG_EGRESS_NO_RULE')
})

test('security groups are stateful: the answer needs no rule on either side', () => {
  expect(verdict(two(), 'web -> db', 'tcp 443')).toBe('delivered')
})

test('security groups are asked on both sides', () => {
  expect(verdict(two(), 'web -> db', 'tcp 80')).toBe('dropped SG_EGRESS_NO_RULE')
  const open = two(vnic('app', 'sub_a', '10.0.1.12'))
  expect(verdict(open, 'app -> db', 'tcp 80')).toBe('dropped SG_INGRESS_NO_RULE')
})

test('network ACLs are asked in both directions', () => {
  expect(verdict(two(acl('acl_a', ALL_IN)), 'web -> db', 'tcp 443')).toBe('dropped ACL_DENY_OUT')
  const server = two(acl('acl_a', ALL_OUT), vnic('app', 'sub_b', '10.0.2.12'))
  expect(verdict(server, 'app -> near', 'tcp 443')).toBe('dropped ACL_DENY_IN')
})

test('network ACLs are not asked inside a subnet', () => {
  expect(verdict(two(acl('acl_a', [])), 'web -> near', 'tcp 443')).toBe('delivered')
})

test('network ACLs are stateless: the answer is asked for again', () => {
  const entries = ['egress 1 allow tcp 443 0.0.0.0/0', 'ingress 1 allow tcp 443 0.0.0.0/0']
  expect(verdict(two(acl('acl_a', entries)), 'web -> db', 'tcp 443')).toBe(
    'deliveredOneWay RETURN_BLOCKED_BY_ACL',
  )
  expect(
    verdict(
      two(acl('acl_a', [...entries, 'ingress 2 allow tcp 1024-65535 0.0.0.0/0'])),
      'web -> db',
      'tcp 443',
    ),
  ).toBe('delivered')
})

/** `web` with a floating IP, and `app` behind a NAT gateway with one. */
const edge = (routes: Routes, ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', routes),
    internetGateway('igw_a', 'vpc_a'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_n', 'vpc_a', '10.0.2.0/24', { routes: { '0.0.0.0/0': 'nat_1' } }),
    natGateway('nat_1', 'sub_a', '10.0.1.50'),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('app', 'sub_n', '10.0.2.10'),
    floatingIp('fip_web', 'vpc_a', '198.51.100.10', { targetId: 'web' }),
    floatingIp('fip_nat', 'vpc_a', '198.51.100.50', { targetId: 'nat_1' }),
    ...more,
  )

test('a public address needs a route back to the internet gateway', () => {
  expect(verdict(edge({ '0.0.0.0/0': 'igw_a' }), 'internet -> web', 'tcp 443')).toBe('delivered')
  expect(verdict(edge({}), 'internet -> web', 'tcp 443')).toBe(
    'deliveredOneWay RETURN_ROUTE_MISSING',
  )
})

test('a connection is a round trip: a request that arrives is not enough', () => {
  const entered = floatingIp('fip_app', 'vpc_a', '198.51.100.20', { targetId: 'app' })
  const answer = ask(edge({ '0.0.0.0/0': 'igw_a' }, entered), 'internet -> app', 'tcp 443')
  expect(answer.shown.forward.disposition).toBe('delivered')
  expect(answer.verdict).toBe('deliveredOneWay')
})

test('a NAT gateway passes no answer whose request it has not seen', () => {
  const entered = floatingIp('fip_app', 'vpc_a', '198.51.100.20', { targetId: 'app' })
  expect(verdict(edge({ '0.0.0.0/0': 'igw_a' }, entered), 'internet -> app', 'tcp 443')).toBe(
    'deliveredOneWay NAT_NO_SESSION',
  )
  expect(verdict(edge({ '0.0.0.0/0': 'igw_a' }), 'internet -> 198.51.100.50', 'tcp 443')).toBe(
    'dropped NAT_NO_SESSION',
  )
})

/** A balancer in `sub_1` with targets `t1` beside it and `t2` in another zone. */
const balanced = (targets: Parameters<typeof targetGroup>[2], preserveClientAddress: boolean) =>
  network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_1', 'vpc_a', '10.0.1.0/24', { zone: 'az1' }),
    subnet('sub_2', 'vpc_a', '10.0.2.0/24', { zone: 'az2' }),
    vnic('client', 'sub_1', '10.0.1.9'),
    vnic('t1', 'sub_1', '10.0.1.21'),
    vnic('t2', 'sub_2', '10.0.2.22'),
    loadBalancer('lb_1', { sub_1: '10.0.1.5' }),
    listener('lst_1', 'lb_1', 'tcp 443', 'tg_1'),
    targetGroup('tg_1', 443, targets, { preserveClientAddress }),
  )

test.each([
  [true, 0x0a00_0109],
  [false, 0x0a00_0105],
])(
  'a network balancer keeps the client’s address or hides it, as its group says: %s',
  (preserves, seen) => {
    const answer = ask(balanced([{ vnicId: 't1' }], preserves), 'client -> lb_1', 'tcp 443')
    expect(stepOf(answer, 'loadBalancer').after?.source).toBe(seen)
    expect(answer.verdict).toBe('delivered')
  },
)

test('a balancer that keeps the client’s address cannot send a client to itself', () => {
  const itself = [{ vnicId: 't1' }]
  expect(verdict(balanced(itself, true), 't1 -> lb_1', 'tcp 443')).toBe('dropped LB_HAIRPIN')
  expect(verdict(balanced(itself, false), 't1 -> lb_1', 'tcp 443')).toBe('delivered')
})

test('a balancer looks at the zones of its targets', () => {
  expect(verdict(balanced([{ vnicId: 't2' }], true), 'client -> lb_1', 'tcp 443')).toBe(
    'dropped LB_NO_HEALTHY_TARGET',
  )
})

test('a balancer looks at the health of its targets', () => {
  const one = (health: 'healthy' | 'unhealthy') => ({ vnicId: 't1', l4Port: 444, health })
  const taken = (health: 'healthy' | 'unhealthy') =>
    ask(balanced([{ vnicId: 't1' }, one(health)], true), 'client -> lb_1', 'tcp 443').branches
      .length
  expect([taken('healthy'), taken('unhealthy')]).toEqual([2, 1])
})

/** `web` sends over a transit gateway that has its interface in `sub_t`, of zone `zone`. */
const transit = (zone: string, ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', { '10.1.0.0/16': 'tgw_1' }),
    vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/16': 'tgw_1' }),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24', { zone: 'az1' }),
    subnet('sub_t', 'vpc_a', '10.0.9.0/28', { zone, networkAclId: 'acl_t' }),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24', { zone: 'az1' }),
    transitGateway('tgw_1'),
    attachment('tga_a', 'tgw_1', { vpcId: 'vpc_a', subnetIds: ['sub_t'], routeTableId: 'tgt_1' }),
    attachment('tga_b', 'tgw_1', { vpcId: 'vpc_b', subnetIds: ['sub_b'], routeTableId: 'tgt_1' }),
    transitTable('tgt_1', 'tgw_1', ['tga_a', 'tga_b']),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db', 'sub_b', '10.1.1.20'),
    ...more,
  )

test('a transit gateway takes packets in the zones of its interfaces only', () => {
  expect(verdict(transit('az1'), 'web -> db', 'tcp 443')).toBe('delivered')
  expect(verdict(transit('az2'), 'web -> db', 'tcp 443')).toBe(
    'dropped TRANSIT_NO_ATTACHMENT_IN_ZONE',
  )
})

test('the ACL of the subnet of a transit gateway’s interface is asked on the way in', () => {
  const shut = acl('acl_t', ['ingress 1 deny any 10.0.1.0/24', ...ALL_IN, ...ALL_OUT])
  expect(verdict(transit('az1', shut), 'web -> db', 'tcp 443')).toBe('dropped ACL_DENY_IN')
})

test('a rule may refer to a group, on either side', () => {
  const referring = network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    group('sg_web', ['egress any sg_db'], { vpcId: 'vpc_a' }),
    group('sg_db', ['ingress any sg_web'], { vpcId: 'vpc_a' }),
    group('sg_else', OPEN_EGRESS, { vpcId: 'vpc_a' }),
    vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds: ['sg_web'] }),
    vnic('db', 'sub_a', '10.0.1.20', { securityGroupIds: ['sg_db'] }),
    vnic('else', 'sub_a', '10.0.1.30', { securityGroupIds: ['sg_else'] }),
  )
  expect(verdict(referring, 'web -> db', 'tcp 443')).toBe('delivered')
  expect(verdict(referring, 'web -> else', 'tcp 443')).toBe('dropped SG_EGRESS_NO_RULE')
  expect(verdict(referring, 'else -> db', 'tcp 443')).toBe('dropped SG_INGRESS_NO_RULE')
})

/** `web` may send everything to `db`, whose group lets in tcp 443, unless policies say otherwise. */
const governed = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    HTTPS,
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db', 'sub_a', '10.0.1.20', { securityGroupIds: ['sg_https'] }),
    ...more,
  )

const governs = (port: number, ...more: readonly Part[]) =>
  verdict(governed(...more), 'web -> db', `tcp ${port}`)

test('the platform tier is asked before the admin tier, and both before the groups', () => {
  const [allow, deny] = ['ingress 5 allow any 0.0.0.0/0', 'ingress 5 deny any 0.0.0.0/0']
  const platform = policy('pol_p', 'vpc_a', [allow], { tier: 'platform' })
  expect(governs(80, platform, policy('pol_a', 'vpc_a', [deny]))).toBe('delivered')
  expect(governs(443, policy('pol_a', 'vpc_a', [deny]))).toBe('dropped POLICY_DENY')
})

test('a lower priority is asked first, in whatever policy of the tier it stands', () => {
  const late = policy('pol_1', 'vpc_a', ['ingress 10 allow any 0.0.0.0/0'])
  const early = policy('pol_2', 'vpc_a', ['ingress 9 deny any 0.0.0.0/0'])
  expect(governs(443, late, early)).toBe('dropped POLICY_DENY')
})

test('pass leaves the rest of the tier, not all of the tiers', () => {
  const passing = ['ingress 1 pass any 0.0.0.0/0', 'ingress 2 deny any 0.0.0.0/0']
  const platform = policy('pol_p', 'vpc_a', passing, { tier: 'platform' })
  expect(governs(443, platform)).toBe('delivered')
  const admin = policy('pol_a', 'vpc_a', ['ingress 1 reject any 0.0.0.0/0'])
  expect(governs(443, platform, admin)).toBe('dropped POLICY_REJECT')
})

test('the baseline tier says nothing to a vNIC that has a group', () => {
  const baseline = policy('pol_b', 'vpc_a', ['ingress 1 allow any 0.0.0.0/0'], { tier: 'baseline' })
  expect(governs(80, baseline)).toBe('dropped SG_INGRESS_NO_RULE')
})

test('policies are stateful: the answer to what they allow needs no rule', () => {
  const way = policy('pol_1', 'vpc_a', ['ingress 1 allow tcp 80 0.0.0.0/0'])
  const back = policy('pol_2', 'vpc_a', ['egress 1 deny any 0.0.0.0/0'], {
    appliesToSecurityGroupIds: ['sg_https'],
  })
  expect(governs(80, way, back)).toBe('delivered')
})

test('a connection that is open outlives its rule only where the group keeps', () => {
  const open = { state: 'established' } as const
  expect(verdict(governed(), 'web -> db', 'tcp 80', open)).toBe('dropped SG_INGRESS_NO_RULE')
  const keeping = governed()
  const securityGroups = keeping.securityGroups.map((one) => ({
    ...one,
    established: 'keep' as const,
  }))
  expect(verdict({ ...keeping, securityGroups }, 'web -> db', 'tcp 80', open)).toBe('delivered')
})
