import { expect, test } from 'vitest'
import { ask, verdict, verdictOf, words } from '../../support/ask.ts'
import { ALL_IN, acl, network, subnet, vnic, vpc } from '../../support/network.ts'

/** `web` leaves `sub_a`, whose ACL has these egress entries, for `db` in `sub_b`. */
const leaving = (...entries: readonly string[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64'], { networkAclId: 'acl_a' }),
    subnet('sub_b', 'vpc_a', ['10.0.2.0/24', 'fd00:0:0:1::/64']),
    acl('acl_a', [...entries, ...ALL_IN]),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vnic('db', 'sub_b', ['10.0.2.20', 'fd00:0:0:1::20']),
  )

test('the entry that decides is named, with its number', () => {
  const allowed = ask(leaving('egress 100 allow tcp 443 10.0.2.0/24'), 'web -> db', 'tcp 443', {
    family: 4,
  })
  expect(words(allowed, 'networkAclOut')).toBe(
    'pass [acl_a/egress/100] entry 100 allows tcp 443 10.0.2.0/24',
  )
  const denied = ask(leaving('egress 7 deny any 0.0.0.0/0'), 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(denied)).toBe('dropped ACL_DENY_OUT')
  expect(words(denied, 'networkAclOut')).toBe(
    'drop [acl_a/egress/7] entry 7 denies all traffic 0.0.0.0/0',
  )
})

test('what no entry matches is denied, and the ACL itself is named', () => {
  const answer = ask(leaving(), 'web -> db', 'tcp 443', { family: 4 })
  expect(words(answer, 'networkAclOut')).toBe(
    'drop [acl_a] no egress entry of acl_a matches tcp 443; the rest is denied',
  )
})

test.each([
  [99, 'dropped ACL_DENY_OUT'],
  [101, 'delivered'],
])(
  'the lowest number that matches decides: deny at %i against allow at 100, %s',
  (number, expected) => {
    for (const family of [4, 6] as const) {
      const all = family === 4 ? '0.0.0.0/0' : '::/0'
      const entries = [`egress 100 allow any ${all}`, `egress ${number} deny tcp 443 ${all}`]
      expect(verdict(leaving(...entries), 'web -> db', 'tcp 443', { family })).toBe(expected)
      expect(verdict(leaving(...entries.reverse()), 'web -> db', 'tcp 443', { family })).toBe(
        expected,
      )
    }
  },
)

test('numbers are compared as numbers: 9 comes before 10', () => {
  const entries = leaving('egress 10 deny any 0.0.0.0/0', 'egress 9 allow any 0.0.0.0/0')
  expect(verdict(entries, 'web -> db', 'tcp 443', { family: 4 })).toBe('delivered')
})

test('it looks at where the packet goes, not at where it comes from', () => {
  const toDb = leaving('egress 1 allow any 10.0.2.20/32')
  const fromWeb = leaving('egress 1 allow any 10.0.1.10/32')
  expect(verdict(toDb, 'web -> db', 'tcp 443', { family: 4 })).toBe('delivered')
  expect(verdict(fromWeb, 'web -> db', 'tcp 443', { family: 4 })).toBe('dropped ACL_DENY_OUT')
})

test('it remembers nothing: a reply needs an entry for the ephemeral port', () => {
  const closed = leaving('egress 1 allow tcp 443 0.0.0.0/0')
  const answer = ask(closed, 'db -> web', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('deliveredOneWay RETURN_BLOCKED_BY_ACL')
  expect(words(answer, 'networkAclOut', 'reply')).toContain('matches tcp 49152')
  const asked = (range: string, sourcePort: number) =>
    verdict(leaving(`egress 1 allow tcp ${range} 0.0.0.0/0`), 'db -> web', 'tcp 443', {
      sourcePort,
      family: 4,
    })
  expect(asked('1024-65535', 1024)).toBe('delivered')
  expect(asked('1024-65535', 1023)).toBe('deliveredOneWay RETURN_BLOCKED_BY_ACL')
  expect(asked('1024-65535', 65_535)).toBe('delivered')
})

test('echo requests and their replies are two types', () => {
  const entries = leaving('egress 1 allow icmp 8 0.0.0.0/0')
  expect(verdict(entries, 'web -> db', 'icmp', { family: 4 })).toBe('delivered')
  expect(verdict(entries, 'db -> web', 'icmp', { family: 4 })).toBe(
    'deliveredOneWay RETURN_BLOCKED_BY_ACL',
  )
  const both = leaving('egress 1 allow icmp 8 0.0.0.0/0', 'egress 2 allow icmp 0 0.0.0.0/0')
  expect(verdict(both, 'db -> web', 'icmp', { family: 4 })).toBe('delivered')
  const v6 = leaving('egress 1 allow icmpv6 128 ::/0')
  expect(verdict(v6, 'web -> db', 'icmp', { family: 6 })).toBe('delivered')
  expect(verdict(v6, 'db -> web', 'icmp', { family: 6 })).toBe(
    'deliveredOneWay RETURN_BLOCKED_BY_ACL',
  )
})
