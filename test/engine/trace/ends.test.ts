/** How the ends of a question are read. */
import { expect, test } from 'vitest'
import { ask, refusalOf, verdictOf } from '../../support/ask.ts'
import {
  floatingIp,
  internetGateway,
  natGateway,
  network,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { listener, loadBalancer, targetGroup } from '../../support/network-beyond.ts'

const ROUTES = { '0.0.0.0/0': 'igw_a', '::/0': 'igw_a' }

/** Two VPCs with the same addresses; what matters is in the first. */
const world = network(
  vpc('vpc_a', ['10.0.0.0/16', '2001:db8:a::/56'], ROUTES, { name: 'shop' }),
  vpc('vpc_b', '10.0.0.0/16', {}, { name: 'twin' }),
  vpc('vpc_c', '10.9.0.0/16', {}, { name: 'twin' }),
  internetGateway('igw_a', 'vpc_a'),
  subnet('sub_a', 'vpc_a', ['10.0.1.0/24', '2001:db8:a::/64']),
  subnet('sub_b', 'vpc_b', '10.0.1.0/24'),
  vnic('vnic_web', 'sub_a', ['10.0.1.10', '2001:db8:a::10'], { name: 'web-1' }),
  vnic('vnic_db', 'sub_a', '10.0.1.20', {
    name: 'prod/db',
    workload: { id: 'i-db', name: 'database' },
  }),
  vnic('vnic_db2', 'sub_a', '10.0.1.21', { workload: { id: 'i-db', name: 'database', index: 1 } }),
  vnic('vnic_x', 'sub_a', '10.0.1.31', { name: 'copy' }),
  vnic('vnic_y', 'sub_b', '10.0.1.32', { name: 'copy' }),
  vnic('vnic_z', 'sub_b', '10.0.1.10'),
  vnic('vnic_six', 'sub_a', '2001:db8:a::66'),
  natGateway('nat_1', 'sub_a', '10.0.1.50'),
  floatingIp('fip_web', 'vpc_a', '198.51.100.10', { targetId: 'vnic_web' }),
  loadBalancer('lb_1', { sub_a: '10.0.1.5' }, { name: 'front' }),
  listener('lst_1', 'lb_1', 'tcp 443', 'tg_1'),
  targetGroup('tg_1', 443, [{ vnicId: 'vnic_web' }]),
  { aliases: [{ id: 'eni-9', of: 'vnic_db' }] },
)

const to = (text: string) => ask(world, `vnic_x -> ${text}`, 'tcp 443', { family: 4 }).to
const from = (text: string) => ask(world, `${text} -> vnic_x`, 'tcp 443', { family: 4 }).from

test.each([
  ['an id of a vNIC', 'vnic_web', 'vnic_web'],
  ['its name', 'web-1', 'vnic_web'],
  ['a name with a slash', 'prod/db', 'vnic_db'],
  ['the id of its machine', 'i-db', 'vnic_db'],
  ['the name of its machine', 'database', 'vnic_db'],
  ['an address that one has', '10.0.1.20', 'vnic_db'],
  ['an address in a VPC, by id', 'vpc_a/10.0.1.10', 'vnic_web'],
  ['an address in a VPC, by name', 'shop/10.0.1.10', 'vnic_web'],
  ['a balancer', 'lb_1', 'lb_1@sub_a'],
  ['a balancer by name', 'front', 'lb_1@sub_a'],
  ['a node of it', 'lb_1@sub_a', 'lb_1@sub_a'],
  ['a NAT gateway', 'nat_1', 'nat_1'],
  ['a further id that the source of the snapshot knows it by', 'eni-9', 'vnic_db'],
])('%s is an end: %s', (_, text, id) => {
  expect(to(text)).toMatchObject({ given: text, id })
  expect(from(text)).toMatchObject({ given: text, id })
})

test('a reading tells id, name, kind, address and VPC', () => {
  expect(to('web-1')).toEqual({
    given: 'web-1',
    id: 'vnic_web',
    name: 'web-1',
    kind: 'vnic',
    address: '10.0.1.10',
    vpcId: 'vpc_a',
  })
})

test('a floating IP is an end by its id and by its address; it is sent to as such and sent from as the guest', () => {
  for (const text of ['fip_web', '198.51.100.10']) {
    expect(to(text)).toMatchObject({ id: 'vnic_web', address: '198.51.100.10' })
    expect(from(text)).toMatchObject({ id: 'vnic_web', address: '10.0.1.10' })
  }
})

test('from outside a name means the public address, from inside the private one', () => {
  expect(ask(world, 'internet -> web-1', 'tcp 443', { family: 4 }).to.address).toBe('198.51.100.10')
  expect(to('web-1').address).toBe('10.0.1.10')
})

test('the internet is one host unless another is named', () => {
  expect(to('internet')).toMatchObject({ id: 'internet', kind: 'internet', address: '8.8.8.8' })
  expect(to('internet:203.0.113.9').address).toBe('203.0.113.9')
  expect(from('internet:203.0.113.9').address).toBe('203.0.113.9')
  expect(to('203.0.113.9')).toMatchObject({ id: 'internet', address: '203.0.113.9' })
  expect(ask(world, 'internet:2001:db8:ffff::1 -> web-1', 'tcp 443').from.address).toBe(
    '2001:db8:ffff::1',
  )
})

test('nobody can send from an address that nobody has', () => {
  for (const text of ['10.0.1.77', 'vpc_a/10.0.1.77', '2001:db8:a::77']) {
    const problem = refusalOf(world, `${text} -> web-1`, 'tcp 443')
    expect(problem.code).toBe('endpoint_unknown')
    expect(problem.detail).toContain('nobody in the network has this address')
    expect(problem.errors?.[0]?.pointer).toBe('/from')
  }
})

test('everybody may send to an address that nobody has', () => {
  expect(verdictOf(ask(world, 'web-1 -> 10.0.1.77', 'tcp 443'))).toBe('dropped UNKNOWN_DESTINATION')
  expect(verdictOf(ask(world, 'web-1 -> 2001:db8:a::77', 'tcp 443'))).toBe(
    'dropped UNKNOWN_DESTINATION',
  )
})

test.each([
  ['copy', ['vnic_x', 'vnic_y']],
  ['twin/10.9.0.1', ['vpc_b/10.9.0.1', 'vpc_c/10.9.0.1']],
])('%s may be several things: each is offered', (text, options) => {
  const problem = refusalOf(world, `web-1 -> ${text}`, 'tcp 443')
  expect(problem.code).toBe('endpoint_ambiguous')
  expect(problem.detail).toBe(`${text} may be ${options.join(' or ')}; name one of them`)
  expect(problem.errors?.[0]).toMatchObject({ pointer: '/to', value: text, suggestion: options[0] })
})

test('an address that several VPCs have is no sender; its VPC is to be named', () => {
  const problem = refusalOf(world, '10.0.1.10 -> 10.0.1.20', 'tcp 443')
  expect(problem.code).toBe('endpoint_ambiguous')
  expect(problem.detail).toBe(
    '10.0.1.10 may be vpc_a/10.0.1.10 or vpc_b/10.0.1.10; name one of them',
  )
})

test('an address that several VPCs have is, as a destination, whoever the packet comes to', () => {
  expect(ask(world, 'vnic_x -> 10.0.1.10', 'tcp 443').shown.forward.hops.at(-1)?.node).toBe(
    'vnic_web',
  )
  expect(ask(world, 'vnic_y -> 10.0.1.10', 'tcp 443').shown.forward.hops.at(-1)?.node).toBe(
    'vnic_z',
  )
})

test('where the address means another one to the sender than to the asker, it did not arrive', () => {
  for (const end of ['vnic_z', 'vpc_b/10.0.1.10']) {
    const answer = ask(world, `vnic_x -> ${end}`, 'tcp 443')
    expect(verdictOf(answer)).toBe('dropped UNKNOWN_DESTINATION')
    expect(answer.shown.forward.hops.at(-1)?.steps.at(-1)?.said()).toBe(
      'the address is that of vnic_web to the sender, not of vnic_z',
    )
  }
})

test.each([
  ['web-2', 'web-1'],
  ['vnic_dbb', 'vnic_db'],
  ['shob/10.0.1.10', 'shop/10.0.1.10'],
])('a slip is answered with what may have been meant: %s', (text, meant) => {
  const problem = refusalOf(world, `web-1 -> ${text}`, 'tcp 443')
  expect(problem.code).toBe('endpoint_unknown')
  expect(problem.detail).toContain(`did you mean ${meant}`)
  expect(problem.errors?.[0]?.suggestion).toBe(meant)
})

test.each([
  '',
  'zzzzzzzz',
  'internet:here',
  'internet:',
  'vpc_gone/10.0.0.1',
  '10.0.0.256',
  'sub_a',
])('%o is nothing that owns an address', (text) => {
  expect(refusalOf(world, `web-1 -> ${text}`, 'tcp 443').code).toBe('endpoint_unknown')
})

test('a name without a family is asked in every common one, and the worst is the verdict', () => {
  const dual = ask(world, 'web-1 -> internet', 'tcp 443')
  expect([dual, ...dual.otherFamilies].map(({ packet }) => typeof packet.source)).toEqual([
    'number',
    'bigint',
  ])
  const worst = ask(
    network(
      vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
      subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
      subnet('sub_b', 'vpc_a', '10.0.2.0/24'),
      vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
      vnic('db', 'sub_a', ['10.0.1.20', 'fd00::20'], { securityGroupIds: ['sg_4'] }),
      { securityGroups: [{ id: 'sg_4', vpcId: 'vpc_a', established: 'revalidate' }] },
      {
        securityGroupRules: [
          {
            id: 'r',
            vpcId: 'vpc_a',
            securityGroupId: 'sg_4',
            direction: 'ingress',
            protocol: 'any',
            peerCidr: '0.0.0.0/0',
          },
        ],
      },
    ),
    'web -> db',
    'tcp 443',
  )
  expect(verdictOf(worst)).toBe('dropped SG_INGRESS_NO_RULE')
  expect(worst.otherFamilies.map(verdictOf)).toEqual(['delivered'])
})

test('two ends without a common family cannot be asked about, and each is named with its own', () => {
  const problem = refusalOf(world, 'vnic_six -> vnic_db', 'tcp 443')
  expect(problem.code).toBe('family_mismatch')
  expect(problem.detail).toBe('vnic_six has IPv6, vnic_db has IPv4')
  expect(refusalOf(world, 'web-1 -> vnic_db', 'tcp 443', { family: 6 }).detail).toBe(
    'web-1 has IPv4 and IPv6, vnic_db has IPv4, and the question asks for IPv6 only',
  )
})
