import { expect, test } from 'vitest'
import { ask, blockersOf, pathOf, stepOf, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  acl,
  group,
  network,
  OPEN_EGRESS,
  type Part,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { serviceChain, serviceFunction } from '../../support/network-beyond.ts'

const ROUTER = { sourceDestinationCheck: false }

/** `web` and `db` in two subnets; functions `f1` to `f3` in a third, by vNICs `v1` to `v3`. */
const chained = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    subnet('sub_b', 'vpc_a', ['10.0.2.0/24', 'fd00:0:0:2::/64']),
    subnet('sub_f', 'vpc_a', ['10.0.9.0/24', 'fd00:0:0:9::/64']),
    group('sg_web', OPEN_EGRESS),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10'], { securityGroupIds: ['sg_web'] }),
    vnic('db', 'sub_b', ['10.0.2.20', 'fd00:0:0:2::20']),
    vnic('v1', 'sub_f', ['10.0.9.1', 'fd00:0:0:9::1'], ROUTER),
    vnic('v2', 'sub_f', ['10.0.9.2', 'fd00:0:0:9::2'], ROUTER),
    vnic('v3', 'sub_f', ['10.0.9.3', 'fd00:0:0:9::3'], ROUTER),
    ...more,
  )

const F1 = serviceFunction('f1', 'v1')
const F2 = serviceFunction('f2', 'v2')
const F3 = serviceFunction('f3', 'v3')
const DOWN1 = serviceFunction('f1', 'v1', 'down')

/** Which functions a packet passed, in order. */
const passedBy = (answer: ReturnType<typeof ask>, way: 'forward' | 'reply' = 'forward') =>
  pathOf(answer, way).filter((node) => /^v\d$/.test(node))

test.each([4, 6] as const)(
  'what is classified passes the hops in order, replies in reverse (IPv%i)',
  (family) => {
    const snapshot = chained(
      F1,
      F2,
      F3,
      serviceChain('sch_1', 'vpc_a', ['f2', 'f1', 'f3'], {
        classifiers: [{ protocol: 'tcp', l4Ports: { first: 443, last: 443 } }],
      }),
    )
    const answer = ask(snapshot, 'web -> db', 'tcp 443', { family })
    expect(verdictOf(answer)).toBe('delivered')
    expect(words(answer, 'chainClassifier')).toBe(
      'pass [sch_1] tcp 443 goes through f2, then f1, then f3',
    )
    expect(passedBy(answer)).toEqual(['v2', 'v1', 'v3'])
    expect(passedBy(answer, 'reply')).toEqual(['v3', 'v1', 'v2'])
  },
)

test('replies of a chain that is not symmetric take the plain way', () => {
  const one = (symmetric: boolean) =>
    chained(
      F1,
      serviceChain('sch_1', 'vpc_a', ['f1'], {
        symmetric,
        classifiers: [{ protocol: 'any', sourceCidr: '10.0.1.0/24' }],
      }),
    )
  expect(passedBy(ask(one(true), 'web -> db', 'tcp 443', { family: 4 }), 'reply')).toEqual(['v1'])
  expect(passedBy(ask(one(false), 'web -> db', 'tcp 443', { family: 4 }), 'reply')).toEqual([])
})

test.each([
  [{ protocol: 'tcp', l4Ports: { first: 400, last: 443 } }, ['v1']],
  [{ protocol: 'tcp', l4Ports: { first: 444, last: 500 } }, []],
  [{ protocol: 'udp' }, []],
  [{ protocol: 'any', sourceCidr: '10.0.1.10/32' }, ['v1']],
  [{ protocol: 'any', sourceCidr: '10.0.1.11/32' }, []],
  [{ protocol: 'any', destinationCidr: '10.0.2.0/24' }, ['v1']],
  [{ protocol: 'any', destinationCidr: '10.0.3.0/24' }, []],
  [{ protocol: 'any', sourceSecurityGroupId: 'sg_web' }, ['v1']],
  [{ protocol: 'any', sourceSecurityGroupId: 'sg_open' }, []],
  [{ protocol: 'any', sourceSecurityGroupId: 'sg_gone' }, []],
  [{ protocol: 'tcp', sourceCidr: '10.0.1.0/24', destinationCidr: '10.0.3.0/24' }, []],
])('classifier %o sends tcp 443 through %o', (classifier, functions) => {
  const snapshot = chained(
    F1,
    serviceChain('sch_1', 'vpc_a', ['f1'], { classifiers: [classifier] }),
  )
  const answer = ask(snapshot, 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(passedBy(answer)).toEqual(functions)
})

test('any classifier of a chain will do, and the chain of the lowest priority is asked first', () => {
  const chains = (first: number, second: number) =>
    chained(
      F1,
      F2,
      serviceChain('sch_1', 'vpc_a', ['f1'], {
        priority: first,
        classifiers: [{ protocol: 'udp' }, { protocol: 'tcp' }],
      }),
      serviceChain('sch_2', 'vpc_a', ['f2'], { priority: second }),
    )
  expect(passedBy(ask(chains(9, 10), 'web -> db', 'tcp 443', { family: 4 }))).toEqual(['v1'])
  expect(passedBy(ask(chains(11, 10), 'web -> db', 'tcp 443', { family: 4 }))).toEqual(['v2'])
})

test('of several functions in a hop every one that is up is a way of its own', () => {
  const hop = serviceChain('sch_1', 'vpc_a', [['f2', 'f1', 'f3']])
  const answer = ask(chained(DOWN1, F2, F3, hop), 'web -> db', 'tcp 443', { family: 4 })
  expect(
    answer.branches.map(({ choices }) =>
      choices.map(({ element, taken }) => `${element} ${taken}`),
    ),
  ).toEqual([['sch_1 f2'], ['sch_1 f3']])
})

test('a hop with nothing up drops, unless it fails open, which is remarked on', () => {
  const closed = ask(
    chained(DOWN1, F2, serviceChain('sch_1', 'vpc_a', ['f2', 'f1'])),
    'web -> db',
    'tcp 443',
    { family: 4 },
  )
  expect(verdictOf(closed)).toBe('dropped CHAIN_HOP_DOWN_CLOSED')
  expect(words(closed, 'chainClassifier')).toBe(
    'drop [sch_1] hop 2 of sch_1 has no function that is up, and fails closed',
  )
  const open = ask(
    chained(DOWN1, F2, serviceChain('sch_1', 'vpc_a', ['f2', 'f1'], { onFailure: 'open' })),
    'web -> db',
    'tcp 443',
    { family: 4 },
  )
  expect(verdictOf(open)).toBe('delivered')
  expect(words(open, 'chainClassifier')).toBe(
    'pass [sch_1] all traffic goes through f2; hop 2 is down and fails open',
  )
  expect(stepOf(open, 'chainClassifier').reason).toBe('CHAIN_HOP_BYPASSED_OPEN')
})

test('with every hop passed over the packet goes its plain way', () => {
  const open = chained(DOWN1, serviceChain('sch_1', 'vpc_a', ['f1'], { onFailure: 'open' }))
  const answer = ask(open, 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'chainClassifier')).toBe(
    'pass [sch_1] all traffic goes through nothing; hop 1 is down and fails open',
  )
  expect(pathOf(answer)).toEqual(['web', 'sub_a', 'vpc_a', 'sub_b', 'db'])
})

test('a function checks destinations like everybody, and is filtered by its own groups', () => {
  const chain = serviceChain('sch_1', 'vpc_a', ['f1'])
  const plain = chained(F1, chain)
  const changed = (more: Parameters<typeof vnic>[3]) => ({
    ...plain,
    vnics: plain.vnics.map((one) => (one.id === 'v1' ? { ...one, ...more } : one)),
  })
  const asked = (more: Parameters<typeof vnic>[3]) =>
    verdict(changed(more), 'web -> db', 'tcp 443', { family: 4 })
  expect(asked({})).toBe('delivered')
  expect(asked({ sourceDestinationCheck: true })).toBe('dropped NOT_A_FORWARDER')
  expect(asked({ securityGroupIds: ['sg_web'] })).toBe('dropped SG_INGRESS_NO_RULE')
  const answer = ask(changed({ securityGroupIds: [] }), 'web -> db', 'tcp 443', {
    family: 4,
    explain: 'all',
  })
  expect(blockersOf(answer)).toEqual([
    'securityGroupIngress BASELINE_DENY',
    'securityGroupEgress BASELINE_DENY',
  ])
})

test('the ACLs between the subnets of sender, function and receiver are asked on the way', () => {
  const shut = acl('acl_f', [
    'ingress 1 deny any 10.0.1.0/24',
    'ingress 2 allow any 0.0.0.0/0',
    'egress 1 allow any 0.0.0.0/0',
  ])
  const plain = chained(F1, serviceChain('sch_1', 'vpc_a', ['f1']), shut)
  const subnets = plain.subnets.map((one) =>
    one.id === 'sub_f' ? { ...one, networkAclId: 'acl_f' } : one,
  )
  const answer = ask({ ...plain, subnets }, 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('dropped ACL_DENY_IN')
  expect(pathOf(answer)).toEqual(['web', 'sub_f'])
})
