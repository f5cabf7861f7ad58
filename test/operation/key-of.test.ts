import { expect, test } from 'vitest'
import { securityGroupRule } from '../../src/model/kind/security-group-rule.ts'
import { keyOf } from '../../src/operation/key-of.ts'
import { testApi, vpcWithSubnet } from '../support/api.ts'

const base = {
  direction: 'ingress',
  protocol: 'tcp',
  l4Ports: { first: 443, last: 443 },
  peerCidr: '10.0.0.0/8',
}
const keyed = (given: object) =>
  keyOf(securityGroupRule, {
    id: 'sgr_1',
    kind: 'securityGroupRule',
    revision: 1,
    ...base,
    ...given,
  })
const saysTheSame = (one: object, other: object) => keyed(one) === keyed(other)

test('what a rule lets through decides, not how it is written or why it is there', () => {
  const other = { id: 'sgr_2', revision: 7, description: 'Shop', tags: { a: 'b' }, name: 'web' }
  expect(saysTheSame({}, other)).toBe(true)
  expect(saysTheSame({}, { protocol: '6' })).toBe(true)
  const all = { first: 0, last: 65_535 }
  expect(saysTheSame({ l4Ports: undefined }, { l4Ports: all })).toBe(true)
  const ping = { protocol: 'icmp', l4Ports: undefined, icmpType: 8 }
  expect(saysTheSame(ping, { ...ping, protocol: '1' })).toBe(true)
})

test.each([
  { direction: 'egress' },
  { protocol: 'udp' },
  { protocol: 'any', l4Ports: undefined },
  { l4Ports: undefined },
  { l4Ports: { first: 443, last: 444 } },
  { peerCidr: '10.0.0.0/9' },
  { peerCidr: undefined, peerSecurityGroupId: 'sg_1' },
  { peerCidr: undefined, peerPrefixListId: 'pl_1' },
])('%o says something else', (given) => {
  expect(saysTheSame({}, given)).toBe(false)
})

test('types and codes tell ICMP rules apart', () => {
  const icmp = { protocol: 'icmp', l4Ports: undefined }
  expect(saysTheSame(icmp, { ...icmp, icmpType: 8 })).toBe(false)
  const [any, four] = [
    { ...icmp, icmpType: 3 },
    { ...icmp, icmpType: 3, icmpCode: 4 },
  ]
  expect(saysTheSame(any, four)).toBe(false)
})

test('complaint 12: a rule that is there is not made again; the answer names it', async () => {
  const api = testApi()
  const { home, vpc } = await vpcWithSubnet(api)
  const rules = `${home}/security-groups/${vpc.defaultSecurityGroupId}/rules`
  const { id } = await api.make(rules, base)
  const again = await api.post(rules, { ...base, protocol: '6', description: 'again' })
  expect(again).toMatchObject({
    status: 409,
    body: { code: 'rule_duplicate', conflict: { with: id, kind: 'securityGroupRule' } },
  })
  const other = await api.make(rules, { ...base, l4Ports: { first: 80, last: 80 } })
  const patch = await api.call(`${rules}/${other.id}`, {
    method: 'PATCH',
    body: { l4Ports: { first: 443, last: 443 } },
  })
  expect(patch.body).toMatchObject({ code: 'rule_duplicate', conflict: { with: id } })
  expect((await api.call(`${rules}/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await api.call(`${rules}/${other.id}`)).status).toBe(200)
})
