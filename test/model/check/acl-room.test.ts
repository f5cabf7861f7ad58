import { expect, test } from 'vitest'
import { aclRoomProblem } from '../../../src/model/check/acl-room.ts'
import { networkAcl } from '../../../src/model/kind/network-acl.ts'
import { networkAclEntry } from '../../../src/model/kind/network-acl-entry.ts'
import { made, network } from '../../support/resource.ts'

const entry = (number: number, direction = 'ingress', networkAclId = 'acl_1') =>
  made(networkAclEntry, { id: `ace_${number}_${direction}`, networkAclId, direction, number })
const networkAclEntries = Array.from({ length: 100 }, (_, i) => entry(i + 1))

test('an ACL has a hundred entries per direction', () => {
  const code = (one: ReturnType<typeof entry>) =>
    aclRoomProblem(network({ networkAclEntries }), one)?.code
  expect(code(entry(101))).toBe('quota_exceeded')
  expect(code(entry(101, 'egress'))).toBe(undefined)
  expect(code(entry(101, 'ingress', 'acl_2'))).toBe(undefined)
  expect(code(entry(100))).toBe(undefined)
})

test('and shows how many it has', () => {
  const acl = made(networkAcl, { id: 'acl_1', vpcId: 'vpc_a' })
  expect(networkAcl.derive?.(network({ networkAclEntries }), acl)).toEqual({
    usage: { ingress: { used: 100, limit: 100 }, egress: { used: 0, limit: 100 } },
  })
})
