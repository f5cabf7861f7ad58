import { expect, test } from 'vitest'
import { ask, verdict, verdictOf, words } from '../../support/ask.ts'
import { ALL_OUT, acl, network, type Part, subnet, vnic, vpc } from '../../support/network.ts'

/** `web` enters `sub_b`, whose ACL has these ingress entries. */
const entering = (...entries: readonly string[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56'], {}, { defaultNetworkAclId: 'acl_default' }),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    subnet('sub_b', 'vpc_a', ['10.0.2.0/24', 'fd00:0:0:1::/64'], { networkAclId: 'acl_b' }),
    acl('acl_b', [...entries, ...ALL_OUT]),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vnic('db', 'sub_b', ['10.0.2.20', 'fd00:0:0:1::20']),
  )

test('the entry that decides is named, with its number', () => {
  const allowed = ask(entering('ingress 100 allow tcp 443 10.0.1.0/24'), 'web -> db', 'tcp 443', {
    family: 4,
  })
  expect(words(allowed, 'networkAclIn')).toBe(
    'pass [acl_b/ingress/100] entry 100 allows tcp 443 10.0.1.0/24',
  )
  const denied = ask(entering('ingress 7 deny udp 0.0.0.0/0'), 'web -> db', 'udp 53', { family: 4 })
  expect(verdictOf(denied)).toBe('dropped ACL_DENY_IN')
  expect(words(denied, 'networkAclIn')).toBe(
    'drop [acl_b/ingress/7] entry 7 denies all udp 0.0.0.0/0',
  )
})

test('it looks at where the packet comes from, not at where it goes', () => {
  const asked = (cidr: string) =>
    verdict(entering(`ingress 1 allow any ${cidr}`), 'web -> db', 'tcp 443', { family: 4 })
  expect(asked('10.0.1.10/32')).toBe('delivered')
  expect(asked('10.0.2.20/32')).toBe('dropped ACL_DENY_IN')
})

test.each([
  ['tcp 442', 'dropped ACL_DENY_IN'],
  ['tcp 443', 'delivered'],
  ['tcp 444', 'delivered'],
  ['tcp 445', 'dropped ACL_DENY_IN'],
  ['udp 443', 'dropped ACL_DENY_IN'],
])('an entry for tcp 443-444 says of %s: %s', (traffic, expected) => {
  for (const family of [4, 6] as const) {
    const entries = ['ingress 1 allow tcp 443-444 0.0.0.0/0', 'ingress 2 allow tcp 443-444 ::/0']
    expect(verdict(entering(...entries), 'web -> db', traffic, { family })).toBe(expected)
  }
})

test('it remembers nothing: the reply is asked for again', () => {
  const answer = ask(entering('ingress 1 allow tcp 443 0.0.0.0/0'), 'db -> web', 'tcp 443', {
    family: 4,
  })
  expect(verdictOf(answer)).toBe('deliveredOneWay RETURN_BLOCKED_BY_ACL')
  expect(words(answer, 'networkAclIn', 'reply')).toBe(
    'drop [acl_b] no ingress entry of acl_b matches tcp 49152; the rest is denied',
  )
})

test('a subnet that names no ACL has the default one of its VPC, and without that nothing filters', () => {
  const standard = (...more: readonly Part[]) =>
    network(entering('ingress 1 allow any 0.0.0.0/0'), ...more)
  expect(verdict(standard(), 'db -> web', 'tcp 443', { family: 4 })).toBe('delivered')
  expect(
    verdict(standard(acl('acl_default', ALL_OUT)), 'db -> web', 'tcp 443', { family: 4 }),
  ).toBe('dropped ACL_DENY_IN')
})

test('entries of equal number, which only imports can have, are asked by id', () => {
  const twins = entering('ingress 5 deny any 0.0.0.0/0', 'ingress 5 allow any 0.0.0.0/0')
  const named = (first: string, second: string) => ({
    ...twins,
    networkAclEntries: twins.networkAclEntries.map((entry) =>
      entry.number === 5 ? { ...entry, id: entry.action === 'deny' ? first : second } : entry,
    ),
  })
  expect(verdict(named('ace_1', 'ace_2'), 'web -> db', 'tcp 443', { family: 4 })).toBe(
    'dropped ACL_DENY_IN',
  )
  expect(verdict(named('ace_2', 'ace_1'), 'web -> db', 'tcp 443', { family: 4 })).toBe('delivered')
})
