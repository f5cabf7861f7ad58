import { expect, test } from 'vitest'
import { ask, pathOf, stepOf, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  floatingIp,
  group,
  internetGateway,
  natGateway,
  network,
  OPEN_EGRESS,
  OPEN_INGRESS,
  type Part,
  type Routes,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { listener, loadBalancer, targetGroup } from '../../support/network-beyond.ts'

const edge = (routes: Routes, ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', '2001:db8:a::/56', 'fd00::/56'], routes),
    internetGateway('igw_a', 'vpc_a'),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', '2001:db8:a::/64']),
    subnet('sub_u', 'vpc_a', 'fd00::/64'),
    vnic('web', 'sub_a', ['10.0.1.10', '10.0.1.11', '2001:db8:a::10']),
    vnic('ula', 'sub_u', 'fd00::10'),
    ...more,
  )

const OPEN: Routes = { '0.0.0.0/0': 'igw_a', '::/0': 'igw_a' }
const FIP = floatingIp('fip_web', 'vpc_a', '198.51.100.10', { targetId: 'web' })

test('outwards the source becomes the floating IP, and the reply is brought home by it', () => {
  const answer = ask(edge(OPEN, FIP), 'web -> internet', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'internetGateway')).toBe(
    'rewrite [fip_web] source 10.0.1.10 becomes 198.51.100.10',
  )
  expect(words(answer, 'internetGateway', 'reply')).toBe(
    'rewrite [fip_web] destination 198.51.100.10 becomes 10.0.1.10',
  )
  const { before, after } = stepOf(answer, 'internetGateway')
  expect({ ...before, source: 0 }).toEqual({ ...after, source: 0 })
  expect([before?.source, after?.source]).toEqual([0x0a00010a, 0xc633640a])
  expect(pathOf(answer, 'reply')).toEqual(['internet', 'igw_a', 'vpc_a', 'sub_a', 'web'])
})

test('a floating IP belongs to one private address; the other one of the vNIC has none', () => {
  const second = floatingIp('fip_2', 'vpc_a', '198.51.100.11', {
    targetId: 'web',
    privateAddress: '10.0.1.11',
  })
  const asked = (snapshot: Parameters<typeof ask>[0], sourceAddress: string) =>
    verdict(snapshot, 'web -> internet', 'tcp 443', { sourceAddress, family: 4 })
  expect(asked(edge(OPEN, FIP), '10.0.1.11')).toBe('dropped NO_PUBLIC_ADDRESS')
  expect(asked(edge(OPEN, FIP, second), '10.0.1.11')).toBe('delivered')
})

test('a floating IP stands for the first IPv4 address of its target, whatever it lists before', () => {
  const mixed = vnic('shop', 'sub_a', ['2001:db8:a::30', '10.0.1.30', '10.0.1.31'])
  const fip = floatingIp('fip_shop', 'vpc_a', '198.51.100.30', { targetId: 'shop' })
  const answer = ask(edge(OPEN, mixed, fip), 'internet -> 198.51.100.30', 'tcp 443')
  expect(verdictOf(answer)).toBe('delivered')
  expect(answer.shown.forward.last.destination).toBe(0x0a00_011e)
})

test('without a floating IP an IPv4 packet does not get out', () => {
  const answer = ask(edge(OPEN), 'web -> internet', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('dropped NO_PUBLIC_ADDRESS')
  expect(words(answer, 'internetGateway')).toBe('drop [web] 10.0.1.10 has no floating IP')
})

test('IPv6 passes as it is if it is public', () => {
  const answer = ask(edge(OPEN), 'web -> internet', 'tcp 443', { family: 6 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'internetGateway')).toBe('pass [igw_a] 2001:db8:a::10 is public')
  const local = ask(edge(OPEN), 'ula -> internet', 'tcp 443')
  expect(verdictOf(local)).toBe('dropped NO_PUBLIC_ADDRESS')
  expect(words(local, 'internetGateway')).toBe('drop [igw_a] fd00::10 is no public IPv6 address')
})

test('inwards it keeps no state: whoever has a route to it may be reached, and rules decide', () => {
  const rules = [
    group('sg_https', ['ingress tcp 443 0.0.0.0/0', ...OPEN_EGRESS]),
    vnic('shop', 'sub_a', '10.0.1.30', { securityGroupIds: ['sg_https'] }),
    floatingIp('fip_shop', 'vpc_a', '198.51.100.30', { targetId: 'shop' }),
  ]
  expect(verdict(edge(OPEN, ...rules), 'internet -> shop', 'tcp 443')).toBe('delivered')
  expect(verdict(edge(OPEN, ...rules), 'internet -> shop', 'tcp 80')).toBe(
    'dropped SG_INGRESS_NO_RULE',
  )
})

test('a public address works both ways only with a route back to the gateway', () => {
  const answer = ask(edge({}, FIP), 'internet -> web', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('deliveredOneWay RETURN_ROUTE_MISSING')
})

test('the receiver’s rules see the public address of a sender of ours, and the host names neither', () => {
  const receiver = (cidr: string) =>
    edge(
      OPEN,
      FIP,
      group('sg_peer', [`ingress any ${cidr}`, ...OPEN_EGRESS]),
      vnic('shop', 'sub_a', '10.0.1.30', { securityGroupIds: ['sg_peer'] }),
      floatingIp('fip_shop', 'vpc_a', '198.51.100.30', { targetId: 'shop' }),
    )
  expect(verdict(receiver('198.51.100.10/32'), 'web -> 198.51.100.30', 'tcp 443')).toBe('delivered')
  expect(verdict(receiver('10.0.1.10/32'), 'web -> 198.51.100.30', 'tcp 443')).toBe(
    'dropped SG_INGRESS_NO_RULE',
  )
})

test('a private NAT gateway has nothing to send under', () => {
  const nat = [
    subnet('sub_n', 'vpc_a', '10.0.3.0/24', { routes: { '0.0.0.0/0': 'nat_1' } }),
    vnic('app', 'sub_n', '10.0.3.10'),
    natGateway('nat_1', 'sub_a', '10.0.1.50', 'private'),
  ]
  const answer = ask(edge(OPEN, ...nat), 'app -> internet', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped PRIVATE_NAT_TO_INTERNET')
  expect(words(answer, 'internetGateway')).toBe('drop [nat_1] nat_1 is a private NAT gateway')
})

test('egress rules see the public address of a receiver of ours', () => {
  const sender = (rules: readonly string[]) =>
    edge(
      OPEN,
      group('sg_out', [...rules, ...OPEN_INGRESS]),
      vnic('app', 'sub_a', '10.0.1.40', { securityGroupIds: ['sg_out'] }),
      floatingIp('fip_app', 'vpc_a', '198.51.100.40', { targetId: 'app' }),
      FIP,
    )
  expect(verdict(sender(['egress any 198.51.100.10/32']), 'app -> 198.51.100.10', 'tcp 443')).toBe(
    'delivered',
  )
  expect(verdict(sender(['egress any 10.0.0.0/8']), 'app -> 198.51.100.10', 'tcp 443')).toBe(
    'dropped SG_EGRESS_NO_RULE',
  )
})

test('an internal balancer is kept off the internet, though its IPv6 address is public', () => {
  const lb = (scheme: 'internal' | 'internetFacing') =>
    edge(
      OPEN,
      loadBalancer('lb_1', { sub_a: '2001:db8:a::5' }, { scheme }),
      listener('lst_1', 'lb_1', 'tcp 443', 'tg_1'),
      targetGroup('tg_1', 443, [{ vnicId: 'web' }]),
    )
  expect(verdict(lb('internetFacing'), 'internet -> lb_1', 'tcp 443')).toBe('delivered')
  expect(verdict(lb('internetFacing'), 'lb_1 -> internet', 'tcp 443')).toBe('delivered')
  expect(verdict(lb('internal'), 'lb_1 -> internet', 'tcp 443')).toBe('dropped NO_PUBLIC_ADDRESS')
  const answer = ask(lb('internal'), 'internet -> lb_1', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped NO_PUBLIC_ADDRESS')
  expect(words(answer, 'internetGateway')).toBe(
    'drop [igw_a] 2001:db8:a::5 is an internal balancer, which the internet cannot reach',
  )
})

test('a floating IP without a target is ours, and nobody answers to it', () => {
  const idle = edge(OPEN, floatingIp('fip_idle', 'vpc_a', '198.51.100.99', {}))
  const answer = ask(idle, 'internet -> 198.51.100.99', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped UNKNOWN_DESTINATION')
  expect(words(answer, 'internetGateway')).toBe(
    'drop [fip_idle] fip_idle has no target; nobody answers to 198.51.100.99',
  )
})
