/** `explain: all`: everything that is in the way, not only the first of it. */
import { expect, test } from 'vitest'
import { ask, blockersOf, stepsOf, verdictOf } from '../../support/ask.ts'
import {
  acl,
  group,
  network,
  type Part,
  peering,
  type Routes,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'

const ALL = { explain: 'all' } as const

/** `web` and `db` in two subnets, both ACLs and both groups shut, and `db` down. */
const shut = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24', { networkAclId: 'acl_a' }),
    subnet('sub_b', 'vpc_a', '10.0.2.0/24', { networkAclId: 'acl_b' }),
    acl('acl_a', []),
    acl('acl_b', []),
    group('sg_shut', []),
    vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds: ['sg_shut'] }),
    vnic('db', 'sub_b', '10.0.2.20', { securityGroupIds: ['sg_shut'], adminState: 'down' }),
    ...more,
  )

test('past a filter the packet goes on as if it had passed; the reply meets the rest', () => {
  const answer = ask(shut(), 'web -> db', 'tcp 443', ALL)
  expect(verdictOf(answer)).toBe('dropped SG_EGRESS_NO_RULE')
  expect(blockersOf(answer)).toEqual([
    'securityGroupEgress SG_EGRESS_NO_RULE',
    'networkAclOut ACL_DENY_OUT',
    'networkAclIn ACL_DENY_IN',
    'securityGroupIngress SG_INGRESS_NO_RULE',
    'delivery VNIC_ADMIN_DOWN',
  ])
  expect(blockersOf(answer, 'reply')).toEqual([
    'vnicState VNIC_ADMIN_DOWN',
    'networkAclOut RETURN_BLOCKED_BY_ACL',
    'networkAclIn RETURN_BLOCKED_BY_ACL',
  ])
})

test('the first blocker is the one that is named without explaining', () => {
  const plain = ask(shut(), 'web -> db', 'tcp 443')
  expect(blockersOf(plain)).toEqual(['securityGroupEgress SG_EGRESS_NO_RULE'])
  expect(plain.shown.reply).toBeUndefined()
  expect(stepsOf(plain).at(-1)?.stage).toBe('securityGroupEgress')
})

test('steps after the first refusal are marked as assumed, those before are not', () => {
  const answer = ask(shut(), 'web -> db', 'tcp 443', ALL)
  const [first, ...others] = stepsOf(answer)
  expect(first?.assumed).toBeUndefined()
  expect(others.map(({ assumed }) => assumed)).toEqual(others.map(() => true))
})

/** Two VPCs whose routes may lead nowhere; `db` has filters of its own. */
const parted = (routes: Routes, rules: readonly string[] = []) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', routes),
    vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/16': 'pcx_ab' }),
    peering('pcx_ab', 'vpc_a', 'vpc_b'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24', { networkAclId: 'acl_b' }),
    acl('acl_b', ['egress 1 allow any 0.0.0.0/0']),
    group('sg_db', rules),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db', 'sub_b', '10.1.1.20', { securityGroupIds: ['sg_db'] }),
  )

test('where there is no way on, the filters of the destination are asked all the same', () => {
  const answer = ask(parted({}), 'web -> db', 'tcp 443', ALL)
  expect(verdictOf(answer)).toBe('dropped NO_ROUTE')
  expect(blockersOf(answer)).toEqual([
    'routeLookup NO_ROUTE',
    'networkAclIn ACL_DENY_IN',
    'securityGroupIngress SG_INGRESS_NO_RULE',
  ])
  const after = stepsOf(answer).slice(
    stepsOf(answer).findIndex(({ verdict }) => verdict === 'drop') + 1,
  )
  expect(after.every(({ assumed }) => assumed === true)).toBe(true)
})

test('it resumes once: a second dead end is the end', () => {
  const answer = ask(
    parted({ '10.1.0.0/16': 'blackhole' }, ['ingress any 0.0.0.0/0']),
    'web -> db',
    'tcp 443',
    ALL,
  )
  expect(blockersOf(answer)).toEqual(['routeLookup ROUTE_BLACKHOLE', 'networkAclIn ACL_DENY_IN'])
  expect(answer.shown.reply?.blockers).toEqual([])
})

test('nobody’s filters can be asked for an address that nobody has', () => {
  const answer = ask(parted({}), 'web -> 10.1.1.99', 'tcp 443', ALL)
  expect(blockersOf(answer)).toEqual(['routeLookup NO_ROUTE'])
  expect(answer.shown.reply).toBeUndefined()
})

test('the reply of a delivered request is explained as well', () => {
  const mute = network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24', { networkAclId: 'acl_a' }),
    subnet('sub_b', 'vpc_a', '10.0.2.0/24', { networkAclId: 'acl_b' }),
    acl('acl_a', ['egress 1 allow any 0.0.0.0/0']),
    acl('acl_b', ['ingress 1 allow any 0.0.0.0/0']),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db', 'sub_b', '10.0.2.20'),
  )
  const answer = ask(mute, 'web -> db', 'tcp 443', ALL)
  expect(verdictOf(answer)).toBe('deliveredOneWay RETURN_BLOCKED_BY_ACL')
  expect(blockersOf(answer, 'reply')).toEqual([
    'networkAclOut RETURN_BLOCKED_BY_ACL',
    'networkAclIn RETURN_BLOCKED_BY_ACL',
  ])
  expect(blockersOf(ask(mute, 'web -> db', 'tcp 443'), 'reply')).toEqual([
    'networkAclOut RETURN_BLOCKED_BY_ACL',
  ])
})

test('what is delivered has nothing to explain: the answer is the same', () => {
  const open = parted({ '10.1.0.0/16': 'pcx_ab' }, ['ingress any 0.0.0.0/0'])
  const subnets = open.subnets.map(({ networkAclId: _, ...rest }) => rest)
  const [plain, explained] = [{}, ALL].map((more) =>
    ask({ ...open, subnets }, 'web -> db', 'tcp 443', more),
  )
  expect(plain?.verdict).toBe('delivered')
  expect(explained?.shown.forward.hops.map(({ node }) => node)).toEqual(
    plain?.shown.forward.hops.map(({ node }) => node),
  )
})
