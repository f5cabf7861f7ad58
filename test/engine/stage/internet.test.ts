import { expect, test } from 'vitest'
import { ask, endWords, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  egressOnlyGateway,
  floatingIp,
  internetGateway,
  network,
  type Part,
  type Routes,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'

const V6 = '2001:db8:a::/56'

const edge = (routes: Routes, ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', V6], routes),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', '2001:db8:a::/64']),
    vnic('web', 'sub_a', ['10.0.1.10', '2001:db8:a::10']),
    vnic('db', 'sub_a', ['10.0.1.20', '2001:db8:a::20']),
    floatingIp('fip_web', 'vpc_a', '198.51.100.10', { targetId: 'web' }),
    ...more,
  )

const OPEN: Routes = { '0.0.0.0/0': 'igw_a', '::/0': 'igw_a' }
const IGW = internetGateway('igw_a', 'vpc_a')

test('what leaves for an address that is nobody’s here has arrived, and is called exited', () => {
  for (const family of [4, 6] as const) {
    const answer = ask(edge(OPEN, IGW), 'web -> internet', 'tcp 443', { family })
    expect(verdictOf(answer)).toBe('delivered')
    expect(answer.shown.forward.disposition).toBe('exited')
    expect(endWords(answer)).toMatch(/^internet pass .* is outside the network$/)
  }
})

test('the internet is 8.8.8.8 and 2001:4860:4860::8888 unless another host is named', () => {
  const answer = ask(edge(OPEN, IGW), 'web -> internet', 'tcp 443')
  expect([answer, ...answer.otherFamilies].map(({ to }) => to.address)).toEqual([
    '8.8.8.8',
    '2001:4860:4860::8888',
  ])
  expect(ask(edge(OPEN, IGW), 'web -> internet:203.0.113.7', 'tcp 443').to.address).toBe(
    '203.0.113.7',
  )
})

test('a public address of ours leads back in, wherever it is asked from', () => {
  const answer = ask(edge(OPEN, IGW), 'internet -> web', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'internet')).toBe('pass 198.51.100.10 belongs to vpc_a')
  const v6 = ask(edge(OPEN, IGW), 'internet -> web', 'tcp 443', { family: 6 })
  expect(words(v6, 'internet')).toBe('pass 2001:db8:a::10 belongs to vpc_a')
})

test('from outside nobody reaches an address that nobody here has', () => {
  const answer = ask(edge(OPEN, IGW), 'internet -> 198.51.100.11', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped UNKNOWN_DESTINATION')
  expect(words(answer, 'internet')).toBe('drop nothing in the network has 198.51.100.11')
})

test('an address of ours in a VPC without an internet gateway is out of reach', () => {
  const answer = ask(edge({}), 'internet -> web', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('dropped UNKNOWN_DESTINATION')
  expect(words(answer, 'internet')).toBe(
    'drop [vpc_a] 198.51.100.10 belongs to vpc_a, which has no internet gateway',
  )
})

test.each(['10.0.1.20', 'fd00::1', '169.254.169.254'])(
  'the internet does not route %s',
  (address) => {
    const answer = ask(edge(OPEN, IGW), `internet -> ${address}`, 'tcp 443')
    expect(verdictOf(answer)).toBe('dropped MARTIAN_ADDRESS')
    expect(words(answer, 'internet')).toBe(
      `drop ${address} is a private address; the internet does not route it`,
    )
  },
)

test.each([
  ['9.255.255.255', 'delivered'],
  ['10.255.255.255', 'dropped MARTIAN_ADDRESS'],
  ['11.0.0.0', 'delivered'],
  ['100.63.255.255', 'delivered'],
  ['100.64.0.0', 'dropped MARTIAN_ADDRESS'],
  ['172.31.255.255', 'dropped MARTIAN_ADDRESS'],
  ['172.32.0.0', 'delivered'],
  ['192.167.255.255', 'delivered'],
  ['192.168.0.0', 'dropped MARTIAN_ADDRESS'],
  ['fbff:ffff::', 'delivered'],
  ['fdff:ffff::', 'dropped MARTIAN_ADDRESS'],
  ['fe80::1', 'dropped MARTIAN_ADDRESS'],
])('what leaves for %s is %s', (address, expected) => {
  expect(verdict(edge(OPEN, IGW), `web -> ${address}`, 'tcp 443')).toBe(expected)
})

test('a reply to a connection that went out by an egress-only gateway comes back by it', () => {
  const both = edge({ '::/0': 'eig_a' }, IGW, egressOnlyGateway('eig_a', 'vpc_a'))
  const answer = ask(both, 'web -> internet', 'tcp 443', { family: 6 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'egressOnlyGateway', 'reply')).toBe(
    'pass [eig_a] answers a connection from inside',
  )
})
