import { expect, test } from 'vitest'
import { serviceChain } from '../../../src/model/kind/service-chain.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const given = (more: object) => ({
  id: 'sch_1',
  vpcId: 'vpc_a',
  priority: 100,
  hops: [{ serviceFunctionGroupId: 'sfg_1' }],
  ...more,
})

const there = (more: object) =>
  network({ serviceChains: [made(serviceChain, given({ id: 'sch_0', ...more }))] })

test('a priority is used once per VPC, so that the order is never left to chance', () => {
  const one = there({})
  expect(refusalOf(serviceChain, given({}), one)).toBe('priority_taken')
  expect(refusalOf(serviceChain, given({ priority: 101 }), one)).toBe(undefined)
  expect(refusalOf(serviceChain, given({ vpcId: 'vpc_b' }), one)).toBe(undefined)
})

test('a classifier serves one chain; the other one is named', () => {
  const one = there({ classifierIds: ['cls_1', 'cls_2'] })
  const chain = made(serviceChain, given({ priority: 101, classifierIds: ['cls_3', 'cls_2'] }))
  expect(serviceChain.check?.(one, undefined, chain)).toMatchObject({
    code: 'classifier_taken',
    errors: [{ pointer: '/classifierIds/1' }],
    more: { conflict: { with: 'sch_0', kind: 'serviceChain' } },
  })
  const free = given({ priority: 101, classifierIds: ['cls_3'] })
  expect(refusalOf(serviceChain, free, one)).toBe(undefined)
})
