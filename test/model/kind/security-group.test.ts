import { expect, test } from 'vitest'
import { securityGroup } from '../../../src/model/kind/security-group.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', description: 'web servers', established: 'keep' }
  expect(read(securityGroup, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(securityGroup, { vpcId: 'vpc_a', description: 7, established: 'cut' })).toEqual({
    ok: false,
    error: ['/established not_one_of', '/description wrong_type'],
  })
})
