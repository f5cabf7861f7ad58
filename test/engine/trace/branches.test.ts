/** Forks of the way: all are explored, one may be picked, and together they are one verdict. */
import { expect, test } from 'vitest'
import { ask, pathOf, verdictOf } from '../../support/ask.ts'
import { ALL_IN, acl, group, network, type Part, subnet, vnic, vpc } from '../../support/network.ts'
import {
  listener,
  loadBalancer,
  serviceChain,
  serviceFunction,
  targetGroup,
} from '../../support/network-beyond.ts'

type Fate = 'open' | 'shut' | 'mute' | 'odd'

/** Subnets that let all through, nothing in, no answer out; and one of an undeclared group. */
const FATES: readonly Part[] = [
  subnet('sub_open', 'vpc_a', '10.0.2.0/24'),
  subnet('sub_shut', 'vpc_a', '10.0.3.0/24', { networkAclId: 'acl_shut' }),
  subnet('sub_mute', 'vpc_a', '10.0.4.0/24', { networkAclId: 'acl_mute' }),
  subnet('sub_odd', 'vpc_a', '10.0.5.0/24'),
  acl('acl_shut', []),
  acl('acl_mute', ALL_IN),
]

const NETS = { open: 2, shut: 3, mute: 4, odd: 5 } as const

/** `client` before a balancer with one target of each fate. */
const towards = (...fates: readonly Fate[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    ...FATES,
    vnic('client', 'sub_a', '10.0.1.9'),
    ...fates.map((fate, i) =>
      vnic(`t${i}`, `sub_${fate}`, `10.0.${NETS[fate]}.${i + 10}`, {
        securityGroupIds: fate === 'odd' ? ['sg_gone'] : ['sg_open'],
      }),
    ),
    loadBalancer('lb_1', { sub_a: '10.0.1.5' }),
    listener('lst_1', 'lb_1', 'tcp 443', 'tg_1'),
    targetGroup(
      'tg_1',
      443,
      fates.map((_, i) => ({ vnicId: `t${i}` })),
      { preserveClientAddress: false },
    ),
  )

const judged = (...fates: readonly Fate[]) =>
  verdictOf(ask(towards(...fates), 'client -> lb_1', 'tcp 443'))

test.each([
  [['open', 'open'], 'delivered'],
  [['open', 'shut'], 'deliveredSometimes ACL_DENY_IN'],
  [['shut', 'open'], 'deliveredSometimes ACL_DENY_IN'],
  [['open', 'mute'], 'deliveredSometimes RETURN_BLOCKED_BY_ACL'],
  [['shut', 'shut'], 'dropped ACL_DENY_IN'],
  [['mute', 'mute'], 'deliveredOneWay RETURN_BLOCKED_BY_ACL'],
  [['shut', 'mute'], 'deliveredOneWay RETURN_BLOCKED_BY_ACL'],
  [['odd', 'odd'], 'unknown UNKNOWN_UNSUPPORTED'],
  [['open', 'odd'], 'unknown UNKNOWN_UNSUPPORTED'],
  [['shut', 'odd'], 'unknown UNKNOWN_UNSUPPORTED'],
  [['mute', 'odd'], 'unknown UNKNOWN_UNSUPPORTED'],
  [['odd', 'open', 'shut'], 'deliveredSometimes ACL_DENY_IN'],
  [['mute', 'open', 'shut'], 'deliveredSometimes ACL_DENY_IN'],
] as const)('branches that are %o are together %s', (fates, expected) => {
  expect(judged(...fates)).toBe(expected)
})

test('the branch that is shown is the first that arrives, else the one that the verdict rests on', () => {
  const some = ask(towards('shut', 'open', 'open'), 'client -> lb_1', 'tcp 443')
  expect(some.branches.indexOf(some.shown)).toBe(1)
  const none = ask(towards('shut', 'mute'), 'client -> lb_1', 'tcp 443')
  expect(none.branches.indexOf(none.shown)).toBe(1)
})

test('a fork tells its element, what was taken, and of how many', () => {
  const answer = ask(towards('open', 'shut'), 'client -> lb_1', 'tcp 443')
  expect(answer.branches.map(({ choices }) => choices)).toEqual([
    [{ element: 'lb_1@sub_a', taken: 't0:443', index: 0, of: 2 }],
    [{ element: 'lb_1@sub_a', taken: 't1:443', index: 1, of: 2 }],
  ])
  expect(ask(towards('open'), 'client -> lb_1', 'tcp 443').shown.choices).toEqual([])
})

test.each([
  [0, 'delivered'],
  [1, 'dropped ACL_DENY_IN'],
])('one branch may be picked, and then nothing else is asked: %i %s', (index, expected) => {
  const answer = ask(towards('open', 'shut'), 'client -> lb_1', 'tcp 443', { branch: [index] })
  expect(verdictOf(answer)).toBe(expected)
  expect(answer.branches.length).toBe(1)
  expect(answer.shown.choices.map((choice) => choice.index)).toEqual([index])
})

const ROUTER = { sourceDestinationCheck: false }

/** A chain of hops, each with functions `a` and `b`: a fork per hop. */
const forks = (hops: number) =>
  network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    vnic('web', 'sub_a', '10.0.1.9'),
    vnic('db', 'sub_a', '10.0.1.8'),
    ...Array.from({ length: hops }, (_, i) => [
      vnic(`v${i}a`, 'sub_a', `10.0.1.${20 + i}`, ROUTER),
      vnic(`v${i}b`, 'sub_a', `10.0.1.${40 + i}`, ROUTER),
      serviceFunction(`f${i}a`, `v${i}a`),
      serviceFunction(`f${i}b`, `v${i}b`),
    ]).flat(),
    serviceChain(
      'sch_1',
      'vpc_a',
      Array.from({ length: hops }, (_, i) => [`f${i}a`, `f${i}b`]),
      {
        classifiers: [{ protocol: 'any', destinationCidr: '10.0.1.8/32' }],
      },
    ),
  )

test('forks after forks: every combination once, the last fork first', () => {
  const answer = ask(forks(2), 'web -> db', 'tcp 443')
  expect(answer.branches.map(({ choices }) => choices.map(({ taken }) => taken).join(' '))).toEqual(
    ['f0a f1a', 'f0a f1b', 'f0b f1a', 'f0b f1b'],
  )
  const picked = ask(forks(2), 'web -> db', 'tcp 443', { branch: [1, 0] })
  expect(pathOf(picked).filter((node) => node.startsWith('v'))).toEqual(['v0b', 'v1a'])
})

test('a budget that is just enough is complete; one that is not makes the answer unknown', () => {
  const enough = ask(forks(12), 'web -> db', 'tcp 443', { forwardOnly: true })
  expect([enough.branches.length, enough.complete, verdictOf(enough)]).toEqual([
    4096,
    true,
    'delivered',
  ])
  const short = ask(forks(13), 'web -> db', 'tcp 443', { forwardOnly: true })
  expect([short.branches.length, short.complete, verdictOf(short)]).toEqual([
    4096,
    false,
    'unknown BUDGET_EXCEEDED',
  ])
})

test('what was found before the budget was spent is kept if more cannot change it', () => {
  const many = forks(13)
  const vnics = many.vnics.map((one) =>
    one.id === 'v12b' ? { ...one, securityGroupIds: [] } : one,
  )
  const answer = ask({ ...many, vnics }, 'web -> db', 'tcp 443', { forwardOnly: true })
  expect([answer.complete, verdictOf(answer)]).toEqual([false, 'deliveredSometimes BASELINE_DENY'])
})

test('an answer judged by every family names the worst first', () => {
  const dual = network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    group('sg_4', ['ingress any ::/0']),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vnic('db', 'sub_a', ['10.0.1.20', 'fd00::20'], { securityGroupIds: ['sg_4'] }),
  )
  const answer = ask(dual, 'web -> db', 'tcp 443')
  expect([verdictOf(answer), answer.otherFamilies.map(verdictOf)]).toEqual([
    'dropped SG_INGRESS_NO_RULE',
    ['delivered'],
  ])
})
