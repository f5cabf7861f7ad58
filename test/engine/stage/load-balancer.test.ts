import { expect, test } from 'vitest'
import { ask, endWords, pathOf, stepOf, verdict, verdictOf, words } from '../../support/ask.ts'
import { group, network, OPEN_EGRESS, type Part, subnet, vnic, vpc } from '../../support/network.ts'
import { listener, loadBalancer, targetGroup } from '../../support/network-beyond.ts'

type Targets = Parameters<typeof targetGroup>[2]
type GroupMore = Parameters<typeof targetGroup>[3]

const LB = loadBalancer('lb_1', { sub_1: ['10.0.1.5', 'fd00:0:0:1::5'] })
const HTTPS = listener('lst_1', 'lb_1', 'tcp 443', 'tg_1')

/** `client` before a balancer with a node in `sub_1` (az1); targets `t1` in az1 and `t2` in az2. */
const balanced = (targets: Targets, more: GroupMore = {}, ...parts: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_c', 'vpc_a', ['10.0.9.0/24', 'fd00:0:0:9::/64'], { zone: 'az1' }),
    subnet('sub_1', 'vpc_a', ['10.0.1.0/24', 'fd00:0:0:1::/64'], { zone: 'az1' }),
    subnet('sub_2', 'vpc_a', ['10.0.2.0/24', 'fd00:0:0:2::/64'], { zone: 'az2' }),
    group('sg_client', OPEN_EGRESS),
    group('sg_lb', ['ingress tcp 443 0.0.0.0/0', ...OPEN_EGRESS]),
    vnic('client', 'sub_c', ['10.0.9.9', 'fd00:0:0:9::9'], { securityGroupIds: ['sg_client'] }),
    vnic('t1', 'sub_1', ['10.0.1.21', 'fd00:0:0:1::21']),
    vnic('t2', 'sub_2', ['10.0.2.22', 'fd00:0:0:2::22']),
    targetGroup('tg_1', 8443, targets, more),
    ...(parts.length === 0 ? [LB, HTTPS] : parts),
  )

const toNode = (snapshot: ReturnType<typeof network>, address = '10.0.1.5') =>
  ask(snapshot, `client -> ${address}`, 'tcp 443')

/** The targets of all branches. */
const targetsOf = (answer: ReturnType<typeof ask>) =>
  answer.branches.flatMap(({ forward }) =>
    forward.hops
      .flatMap(({ steps }) => steps)
      .flatMap(({ stage, verdict: decided, element }) =>
        stage === 'loadBalancer' && decided === 'rewrite' ? element : [],
      ),
  )

const T1 = { vnicId: 't1' }
const T2 = { vnicId: 't2' }

test.each(['10.0.1.5', 'fd00:0:0:1::5'])(
  'destination and port become those of a target, and the reply is undone: %s',
  (address) => {
    const answer = toNode(balanced([T1]), address)
    expect(verdictOf(answer)).toBe('delivered')
    expect(words(answer, 'loadBalancer')).toBe(
      'rewrite [t1:8443] lst_1 sends to t1:8443, which sees the client',
    )
    const { before, after } = stepOf(answer, 'loadBalancer')
    expect([before?.destinationPort, after?.destinationPort]).toEqual([443, 8443])
    expect(after?.source).toBe(before?.source)
    const { sent, last } = answer.shown.reply ?? {}
    expect([sent?.sourcePort, last?.sourcePort]).toEqual([8443, 443])
    expect(last?.source).toBe(before?.destination)
    expect(pathOf(answer)).toEqual([
      'client',
      'sub_c',
      'vpc_a',
      'sub_1',
      'lb_1@sub_1',
      'sub_1',
      't1',
    ])
  },
)

test.each([
  ['tcp 442', false],
  ['tcp 443', true],
  ['tcp 444', false],
  ['udp 443', false],
  ['icmp', false],
  ['tcp', false],
])('a listener is one port of its protocols: %s %s', (traffic, isHeard) => {
  const answer = ask(balanced([T1]), 'client -> 10.0.1.5', traffic)
  expect(verdictOf(answer)).toBe(isHeard ? 'delivered' : 'dropped LB_NO_LISTENER')
})

test('what nobody listens for is named; a listener may hear two protocols', () => {
  expect(endWords(ask(balanced([T1]), 'client -> 10.0.1.5', 'udp 53'))).toBe(
    'loadBalancer drop [lb_1@sub_1] does not listen for udp 53',
  )
  const dns = balanced([T1], {}, LB, listener('lst_1', 'lb_1', 'tcp,udp 53', 'tg_1'))
  expect(verdict(dns, 'client -> 10.0.1.5', 'udp 53')).toBe('delivered')
  expect(verdict(dns, 'client -> 10.0.1.5', 'tcp 53')).toBe('delivered')
})

test('a target may have a port of its own, and may be given by address', () => {
  const answer = toNode(balanced([{ address: '10.0.1.21', l4Port: 9000, zone: 'az1' }]))
  expect(verdictOf(answer)).toBe('delivered')
  expect(stepOf(answer, 'loadBalancer').after?.destinationPort).toBe(9000)
  expect(targetsOf(answer)).toEqual(['10.0.1.21:9000'])
})

test('where the client is hidden, the target sees the node, and its rules must allow the node', () => {
  const rules = (cidr: string): Part => group('sg_t', [`ingress any ${cidr}`])
  const seen = (cidr: string, preserveClientAddress: boolean) => {
    const snapshot = balanced([T1], { preserveClientAddress }, LB, HTTPS, rules(cidr))
    const vnics = snapshot.vnics.map((one) =>
      one.id === 't1' ? { ...one, securityGroupIds: ['sg_t'] } : one,
    )
    return verdictOf(toNode({ ...snapshot, vnics }))
  }
  expect(seen('10.0.9.9/32', true)).toBe('delivered')
  expect(seen('10.0.1.5/32', true)).toBe('dropped SG_INGRESS_NO_RULE')
  expect(seen('10.0.9.9/32', false)).toBe('dropped SG_INGRESS_NO_RULE')
  expect(seen('10.0.1.5/32', false)).toBe('delivered')
  expect(words(toNode(balanced([T1], { preserveClientAddress: false })), 'loadBalancer')).toContain(
    'sees the balancer',
  )
})

test('a rule for the client’s group is lost behind a balancer; one for the balancer’s group holds', () => {
  const seen = (peer: string) => {
    const parts = [
      loadBalancer('lb_1', { sub_1: '10.0.1.5' }, { securityGroupIds: ['sg_lb'] }),
      HTTPS,
    ]
    const snapshot = balanced([T1], {}, ...parts, group('sg_t', [`ingress any ${peer}`]))
    const vnics = snapshot.vnics.map((one) =>
      one.id === 't1' ? { ...one, securityGroupIds: ['sg_t'] } : one,
    )
    return verdictOf(toNode({ ...snapshot, vnics }))
  }
  expect(seen('sg_client')).toBe('dropped SG_REFERENCE_LOST_BEHIND_MIDDLEBOX')
  expect(seen('sg_lb')).toBe('delivered')
})

test('groups on the balancer filter the client, statefully', () => {
  const guarded = balanced(
    [T1],
    {},
    loadBalancer('lb_1', { sub_1: '10.0.1.5' }, { securityGroupIds: ['sg_lb'] }),
    listener('lst_1', 'lb_1', 'tcp 443', 'tg_1'),
    listener('lst_2', 'lb_1', 'tcp 80', 'tg_1'),
  )
  expect(verdict(guarded, 'client -> 10.0.1.5', 'tcp 443')).toBe('delivered')
  expect(verdict(guarded, 'client -> 10.0.1.5', 'tcp 80')).toBe('dropped SG_INGRESS_NO_RULE')
})

test('an application balancer always ends the connection', () => {
  const proxy = loadBalancer('lb_1', { sub_1: '10.0.1.5' }, { type: 'application' })
  const answer = toNode(balanced([T1], { preserveClientAddress: true }, proxy, HTTPS))
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'loadBalancer')).toContain('sees the balancer')
})

test('a node sends to targets of its own zone', () => {
  expect(targetsOf(toNode(balanced([T1, T2])))).toEqual(['t1:8443'])
  const answer = toNode(balanced([T2]))
  expect(verdictOf(answer)).toBe('dropped LB_NO_HEALTHY_TARGET')
  expect(words(answer, 'loadBalancer')).toBe(
    'drop [lst_1] lst_1 has no target that serves zone az1',
  )
})

test.each([
  [false, 'inherit', ['t1:8443']],
  [true, 'inherit', ['t1:8443', 't2:8443']],
  [false, 'on', ['t1:8443', 't2:8443']],
  [true, 'off', ['t1:8443']],
] as const)(
  'zones are crossed where the balancer says %s and the group %s: %o',
  (crossZone, own, expected) => {
    const both = loadBalancer('lb_1', { sub_1: '10.0.1.5', sub_2: '10.0.2.5' }, { crossZone })
    expect(targetsOf(toNode(balanced([T1, T2], { crossZone: own }, both, HTTPS)))).toEqual(expected)
  },
)

test('a target in a zone without a node is not used, even where zones are crossed', () => {
  const one = loadBalancer('lb_1', { sub_1: '10.0.1.5' }, { crossZone: true })
  expect(targetsOf(toNode(balanced([T1, T2], {}, one, HTTPS)))).toEqual(['t1:8443'])
  expect(verdictOf(toNode(balanced([T2], {}, one, HTTPS)))).toBe('dropped LB_NO_HEALTHY_TARGET')
})

test('a target by address without a zone serves every zone', () => {
  expect(verdictOf(toNode(balanced([{ address: '10.0.2.22' }])))).toBe('delivered')
  expect(verdictOf(toNode(balanced([{ address: '10.0.2.22', zone: 'az2' }])))).toBe(
    'dropped LB_NO_HEALTHY_TARGET',
  )
})

test.each([
  [['healthy', 'unhealthy'], ['a']],
  [['unavailable', 'unhealthy'], ['a']],
  [
    ['unhealthy', 'unhealthy'],
    ['a', 'b'],
  ],
  [['unhealthy', 'draining'], ['a']],
  [
    ['healthy', 'healthy'],
    ['a', 'b'],
  ],
  [['initial', 'draining'], ['a']],
  [['healthy', 'initial'], ['a']],
  [['draining', 'unused'], []],
  [['unused', 'unused'], []],
] as const)('of two targets that are %o it takes %o', ([first, second], taken) => {
  const answer = toNode(
    balanced([
      { vnicId: 't1', l4Port: 1, health: first },
      { vnicId: 't1', l4Port: 2, health: second },
    ]),
  )
  expect(targetsOf(answer)).toEqual(taken.map((name) => (name === 'a' ? 't1:1' : 't1:2')))
})

test('a group of weight 0 gets nothing', () => {
  const split = (weights: Readonly<Record<string, number>>) =>
    balanced(
      [T1],
      {},
      LB,
      listener('lst_1', 'lb_1', 'tcp 443', weights),
      targetGroup('tg_2', 9000, [T1]),
    )
  expect(targetsOf(toNode(split({ tg_1: 1, tg_2: 1 })))).toEqual(['t1:8443', 't1:9000'])
  expect(targetsOf(toNode(split({ tg_1: 0, tg_2: 1 })))).toEqual(['t1:9000'])
})

test('a client that is the only target is sent to itself, which a host refuses', () => {
  const itself = ask(balanced([T1]), 't1 -> 10.0.1.5', 'tcp 443')
  expect(verdictOf(itself)).toBe('dropped LB_HAIRPIN')
  expect(words(itself, 'loadBalancer')).toBe(
    'drop [t1:8443] t1:8443 is the client itself; a host refuses packets from its own address',
  )
  expect(
    verdict(balanced([T1], { preserveClientAddress: false }), 't1 -> 10.0.1.5', 'tcp 443'),
  ).toBe('delivered')
})

test('one target that refuses and one that serves: delivered sometimes', () => {
  const cross = loadBalancer('lb_1', { sub_1: '10.0.1.5', sub_2: '10.0.2.5' }, { crossZone: true })
  const answer = ask(balanced([T1, T2], {}, cross, HTTPS), 't1 -> 10.0.1.5', 'tcp 443')
  expect(verdictOf(answer)).toBe('deliveredSometimes LB_HAIRPIN')
  expect(answer.branches.map((one) => [one.choices[0]?.taken, verdictOf(one)])).toEqual([
    ['t1:8443', 'dropped LB_HAIRPIN'],
    ['t2:8443', 'delivered'],
  ])
})

test('asked by name, each of its nodes is a way; each has targets of its own zone', () => {
  const both = loadBalancer('lb_1', { sub_1: '10.0.1.5', sub_2: '10.0.2.5' }, { name: 'shop' })
  const answer = ask(balanced([T1, T2], {}, both, HTTPS), 'client -> shop', 'tcp 443')
  expect(verdictOf(answer)).toBe('delivered')
  expect(targetsOf(answer)).toEqual(['t1:8443', 't2:8443'])
  expect(answer.branches.map(({ choices }) => choices[0]?.taken)).toEqual(['10.0.1.5', '10.0.2.5'])
})

test('a node without an address of the target’s family cannot reach it', () => {
  const v4 = { vnicId: 't1', l4Port: 9000 }
  const only6 = loadBalancer('lb_1', { sub_1: 'fd00:0:0:1::5' })
  const byAddress = [{ address: '10.0.1.21' }]
  expect(verdictOf(toNode(balanced(byAddress, {}, only6, HTTPS), 'fd00:0:0:1::5'))).toBe(
    'dropped LB_NO_HEALTHY_TARGET',
  )
  expect(verdictOf(toNode(balanced([v4], {}, only6, HTTPS), 'fd00:0:0:1::5'))).toBe('delivered')
})

test('a group that reaches its targets in one family converts the other, and then hides the client', () => {
  const answer = toNode(balanced([T1], { addressFamily: 'ipv4' }), 'fd00:0:0:1::5')
  expect(verdictOf(answer)).toBe('delivered')
  const { before, after } = stepOf(answer, 'loadBalancer')
  expect([typeof before?.destination, after?.source, after?.destination]).toEqual([
    'bigint',
    0x0a00_0105,
    0x0a00_0115,
  ])
  expect(answer.shown.reply?.last.source).toBe(before?.destination)
})

test('with zones apart each node fails open by itself', () => {
  const both = loadBalancer('lb_1', { sub_1: '10.0.1.5', sub_2: '10.0.2.5' })
  const sick = balanced([{ ...T1, health: 'unhealthy' }, T2], {}, both, HTTPS)
  expect(targetsOf(toNode(sick, '10.0.1.5'))).toEqual(['t1:8443'])
  expect(targetsOf(toNode(sick, '10.0.2.5'))).toEqual(['t2:8443'])
})

test('an application listener without targets answers by itself; a network one has nobody to send to', () => {
  const bare = (type: 'application' | 'network') =>
    toNode(
      balanced(
        [],
        {},
        loadBalancer('lb_1', { sub_1: '10.0.1.5' }, { type }),
        listener('lst_1', 'lb_1', 'tcp 443', {}),
      ),
    )
  expect(verdictOf(bare('application'))).toBe('delivered')
  expect(words(bare('application'), 'loadBalancer')).toBe(
    'pass [lst_1] lst_1 answers by itself, without a target',
  )
  expect(verdictOf(bare('network'))).toBe('dropped LB_NO_HEALTHY_TARGET')
})

test('a node may ask for itself, as its health checks do', () => {
  const answer = ask(balanced([T1]), 'lb_1@sub_1 -> t1', 'tcp 8443', { family: 4 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(endWords(answer, 'reply')).toBe('loadBalancer pass [lb_1@sub_1] the node asked')
})
