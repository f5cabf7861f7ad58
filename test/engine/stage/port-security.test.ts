import { expect, test } from 'vitest'
import { ask, verdict, verdictOf, words } from '../../support/ask.ts'
import { network, subnet, vnic, vpc } from '../../support/network.ts'

const sender = (more: Parameters<typeof vnic>[3]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    vnic('web', 'sub_a', ['10.0.1.10', '10.0.1.11', 'fd00::10'], more),
    vnic('db', 'sub_a', ['10.0.1.20', 'fd00::20']),
  )

const from = (more: Parameters<typeof vnic>[3], sourceAddress: string) =>
  ask(sender(more), 'web -> db', 'tcp 443', {
    sourceAddress,
    family: sourceAddress.includes(':') ? 6 : 4,
    forwardOnly: true,
  })

test.each(['10.0.1.10', '10.0.1.11', 'fd00::10'])('a vNIC may send from its own %s', (own) => {
  expect(verdictOf(from({}, own))).toBe('delivered')
})

test.each(['10.0.1.12', 'fd00::11'])(
  'a vNIC may not send from %s, which it does not own',
  (other) => {
    const answer = from({}, other)
    expect(verdictOf(answer)).toBe('dropped VNIC_SECURITY_IP')
    expect(words(answer, 'portSecurity')).toBe(
      `drop [web] ${other} is neither its own address nor an allowed pair`,
    )
  },
)

test.each([
  ['10.0.1.31', 'dropped VNIC_SECURITY_IP'],
  ['10.0.1.32', 'delivered'],
  ['10.0.1.35', 'delivered'],
  ['10.0.1.36', 'dropped VNIC_SECURITY_IP'],
])('an allowed pair 10.0.1.32/30 says of %s: %s', (address, expected) => {
  const pairs = { allowedAddressPairs: [{ cidr: '10.0.1.32/30' }] }
  expect(verdictOf(from(pairs, address))).toBe(expected)
})

test('which licence lets a foreign source pass is said', () => {
  const wordsOf = (more: Parameters<typeof vnic>[3]) =>
    words(from(more, '10.0.9.9'), 'portSecurity')
  expect(wordsOf({ allowedAddressPairs: [{ cidr: '10.0.9.0/24' }] })).toBe(
    'pass [web] 10.0.9.9 is not its own address; an address pair allows it',
  )
  expect(wordsOf({ portSecurity: false })).toBe(
    'pass [web] 10.0.9.9 is not its own address; port security is off',
  )
  expect(wordsOf({ sourceDestinationCheck: false })).toBe(
    'pass [web] 10.0.9.9 is not its own address; the source/destination check is off',
  )
})

test.each([
  ['223.255.255.255', 'dropped NO_ROUTE'],
  ['224.0.0.0', 'dropped MARTIAN_ADDRESS'],
  ['239.255.255.255', 'dropped MARTIAN_ADDRESS'],
  ['255.255.255.255', 'dropped MARTIAN_ADDRESS'],
  ['ff00::', 'dropped MARTIAN_ADDRESS'],
  ['ff02::1', 'dropped MARTIAN_ADDRESS'],
])('only unicast is carried: to %s %s', (address, expected) => {
  expect(verdict(sender({}), `web -> ${address}`, 'udp 53')).toBe(expected)
})
