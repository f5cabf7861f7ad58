import { expect, test } from 'vitest'
import { ask, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  egressOnlyGateway,
  internetGateway,
  network,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'

const inside = network(
  vpc('vpc_a', ['10.0.0.0/16', '2001:db8:a::/56', 'fd00::/56'], {
    '::/0': 'eig_a',
    '0.0.0.0/0': 'eig_a',
  }),
  egressOnlyGateway('eig_a', 'vpc_a'),
  subnet('sub_a', 'vpc_a', ['10.0.1.0/24', '2001:db8:a::/64']),
  subnet('sub_u', 'vpc_a', 'fd00::/64'),
  vnic('web', 'sub_a', ['10.0.1.10', '2001:db8:a::10']),
  vnic('ula', 'sub_u', 'fd00::10'),
)

test('it lets IPv6 out and the answers in', () => {
  const answer = ask(inside, 'web -> internet', 'tcp 443', { family: 6 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'egressOnlyGateway')).toBe('pass [eig_a] goes out; answers will be let in')
  expect(words(answer, 'egressOnlyGateway', 'reply')).toBe(
    'pass [eig_a] answers a connection from inside',
  )
})

test('nobody starts a connection from outside; one that is already there passes', () => {
  const answer = ask(inside, 'internet -> web', 'tcp 443', { family: 6 })
  expect(verdictOf(answer)).toBe('dropped EGRESS_ONLY')
  expect(words(answer, 'egressOnlyGateway')).toBe(
    'drop [eig_a] 2001:4860:4860::8888 starts a connection from outside; only answers pass',
  )
  expect(verdict(inside, 'internet -> web', 'tcp 443', { family: 6, state: 'established' })).toBe(
    'delivered',
  )
})

test.each([
  ['web -> 8.8.8.8', '10.0.1.10'],
  ['ula -> internet', 'fd00::10'],
])('it carries public IPv6 only: %s', (ends, source) => {
  const answer = ask(inside, ends, 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped NO_PUBLIC_ADDRESS')
  expect(words(answer, 'egressOnlyGateway')).toBe(
    `drop [eig_a] ${source} is no public IPv6 address`,
  )
})

test('a reply to what came in by another gateway has no session here', () => {
  const answer = ask(
    network(inside, internetGateway('igw_a', 'vpc_a')),
    'internet -> web',
    'tcp 443',
    { family: 6 },
  )
  expect(verdictOf(answer)).toBe('deliveredOneWay EGRESS_ONLY')
  expect(words(answer, 'egressOnlyGateway', 'reply')).toBe(
    'drop [eig_a] a reply whose request did not come by this gateway has no session here',
  )
})

test('it serves its own VPC only', () => {
  const router = vnic('router', 'sub_a', '2001:db8:a::20', { sourceDestinationCheck: false })
  const answer = ask(network(inside, router), 'router -> internet', 'tcp 443', {
    family: 6,
    sourceAddress: '2600:9::5',
  })
  expect(verdictOf(answer)).toBe('dropped EDGE_TO_EDGE_FORBIDDEN')
})
