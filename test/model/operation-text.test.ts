import { expect, test } from 'vitest'
import { kindNamed } from '../../src/model/kind-named.ts'
import { listed, mentionsBy, mentionsOf, operationText } from '../../src/model/operation-text.ts'

const text = (...asked: Parameters<typeof operationText>): string =>
  operationText(...asked).join('\n')

test('who mentions a kind is found in the fields of all kinds, at any depth', () => {
  const of = mentionsOf(kindNamed('securityGroup')).map(
    ({ from, member }) => `${from.name}.${member}`,
  )
  expect(of).toEqual(
    expect.arrayContaining(['vnic.securityGroupIds', 'vpc.defaultSecurityGroupId']),
  )
  expect(of).not.toContain('securityGroupRule.securityGroupId')
})

test('the way to a resource is no mention', () => {
  const members = mentionsBy(kindNamed('securityGroupRule')).map(({ member }) => member)
  expect(members).toEqual(['peerSecurityGroupId', 'peerPrefixListId', 'peerEndpointGroupId'])
})

test('a creation says what is chosen, what must be there, and how many there may be', () => {
  const vnic = text('create', kindNamed('vnic'))
  expect(vnic).toContain('What is left out of `addresses`, `macAddress` and `securityGroupIds`')
  expect(vnic).toContain('`subnetId` (subnet)')
  expect(vnic).toContain('At most 10,000 per VPC')
})

test('a change says what is fixed', () => {
  expect(text('update', kindNamed('subnet'))).toContain('Fixed at creation: `cidrs`, `vni`')
  expect(text('update', kindNamed('securityGroup'))).not.toContain('Fixed')
})

test('a deletion says what goes along and what is in the way', () => {
  const group = text('delete', kindNamed('securityGroup'))
  expect(group).toContain('with its security group rules')
  expect(group).toContain('`vnic.securityGroupIds`')
})

test('the parent of a child gets a new revision with every write', () => {
  for (const action of ['create', 'update', 'delete'] as const) {
    expect(text(action, kindNamed('route'))).toContain('route table gets a new revision')
  }
  expect(text('get', kindNamed('route'))).not.toContain('revision')
})

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as "%s"', (items, text) => {
  expect(listed(items)).toBe(text)
})
