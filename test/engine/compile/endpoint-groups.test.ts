import { expect, test } from 'vitest'
import { ask, verdict, words } from '../../support/ask.ts'
import {
  endpointGroup,
  floatingIp,
  group,
  internetGateway,
  natGateway,
  network,
  OPEN_EGRESS,
  type Part,
  peering,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'

const WEB = endpointGroup('epg_web', 'vpc_a', { in: { key: 'tier', values: ['web'] } })

/** `web` and `app` beside `db`, which lets in what is in `epg_web`. */
const tagged = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56'], { '10.1.0.0/16': 'pcx_1' }),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    group('sg_db', ['ingress tcp 443 epg_web', ...OPEN_EGRESS], { vpcId: 'vpc_a' }),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10'], { tags: { tier: 'web' } }),
    vnic('app', 'sub_a', ['10.0.1.11', 'fd00::11'], { tags: { tier: 'app' } }),
    vnic('db', 'sub_a', ['10.0.1.20', 'fd00::20'], { securityGroupIds: ['sg_db'] }),
    WEB,
    ...more,
  )

test.each([4, 6] as const)('a rule lets in whoever has the tags (IPv%i)', (family) => {
  expect(verdict(tagged(), 'web -> db', 'tcp 443', { family })).toBe('delivered')
  expect(verdict(tagged(), 'app -> db', 'tcp 443', { family })).toBe('dropped SG_INGRESS_NO_RULE')
  expect(verdict(tagged(), 'web -> db', 'tcp 444', { family })).toBe('dropped SG_INGRESS_NO_RULE')
})

test('the rule that decided is named, with the group as people call it', () => {
  const named = { ...tagged(), endpointGroups: [{ ...WEB.endpointGroups?.[0], name: 'web' }] }
  const answer = ask(named as ReturnType<typeof tagged>, 'web -> db', 'tcp 443')
  expect(words(answer, 'securityGroupIngress')).toBe('pass [sg_db/1] sg_db allows tcp 443 from web')
})

test('an egress rule lets out to whoever has the tags', () => {
  const out = tagged(
    group('sg_out', ['egress any epg_web'], { vpcId: 'vpc_a' }),
    vnic('job', 'sub_a', '10.0.1.30', { securityGroupIds: ['sg_out'] }),
  )
  expect(verdict(out, 'job -> web', 'tcp 443')).toBe('delivered')
  expect(verdict(out, 'job -> app', 'tcp 443')).toBe('dropped SG_EGRESS_NO_RULE')
})

test('a vNIC without tags is in what is not in', () => {
  const others = tagged(
    endpointGroup('epg_others', 'vpc_a', { not: { in: { key: 'tier', values: ['web'] } } }),
    group('sg_all', ['ingress any epg_others'], { vpcId: 'vpc_a' }),
    vnic('bare', 'sub_a', '10.0.1.40'),
    vnic('sink', 'sub_a', '10.0.1.41', { securityGroupIds: ['sg_all'] }),
  )
  expect(verdict(others, 'bare -> sink', 'tcp 443')).toBe('delivered')
  expect(verdict(others, 'app -> sink', 'tcp 443')).toBe('delivered')
  expect(verdict(others, 'web -> sink', 'tcp 443')).toBe('dropped SG_INGRESS_NO_RULE')
})

test('a group that is gone is nobody', () => {
  const gone = { ...tagged(), endpointGroups: [] }
  expect(verdict(gone, 'web -> db', 'tcp 443')).toBe('dropped SG_INGRESS_NO_RULE')
})

test('members are those of the VPC of the group, and are seen over a peering', () => {
  const far = tagged(
    vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/16': 'pcx_1' }),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24'),
    vnic('far', 'sub_b', '10.1.1.10', { tags: { tier: 'web' } }),
    endpointGroup('epg_far', 'vpc_b', { exists: 'tier' }),
    group('sg_far', ['ingress any epg_far', ...OPEN_EGRESS], { vpcId: 'vpc_a' }),
    vnic('in', 'sub_a', '10.0.1.50', { securityGroupIds: ['sg_far'] }),
    peering('pcx_1', 'vpc_a', 'vpc_b'),
  )
  expect(verdict(far, 'far -> db', 'tcp 443')).toBe('dropped SG_INGRESS_NO_RULE')
  expect(verdict(far, 'far -> in', 'tcp 443')).toBe('delivered')
  expect(verdict(far, 'web -> in', 'tcp 443')).toBe('dropped SG_INGRESS_NO_RULE')
})

test('a public address does not stand for its owner, and what hides the sender is said', () => {
  const out = tagged(
    internetGateway('igw_a', 'vpc_a'),
    subnet('sub_n', 'vpc_a', '10.0.2.0/24', { routes: { '10.0.1.20/32': 'nat_1' } }),
    natGateway('nat_1', 'sub_a', '10.0.1.60', 'private'),
    vnic('behind', 'sub_n', '10.0.2.10', { tags: { tier: 'web' } }),
    floatingIp('fip_1', 'vpc_a', '198.51.100.1', { targetId: 'web' }),
  )
  expect(verdict(out, 'behind -> db', 'tcp 443')).toBe('dropped SG_REFERENCE_LOST_BEHIND_MIDDLEBOX')
})
