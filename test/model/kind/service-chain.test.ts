import { expect, test } from 'vitest'
import { serviceChain } from '../../../src/model/kind/service-chain.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const given = (classifier: object, priority = 100) => ({
  id: 'sch_1',
  vpcId: 'vpc_a',
  priority,
  classifiers: [classifier],
  hops: [{ serviceFunctionIds: ['sfn_1'] }],
})

test('a priority is used once per VPC, so that the order is never left to chance', () => {
  const there = made(serviceChain, { ...given({}), id: 'sch_0' })
  const one = network({ serviceChains: [there] })
  expect(refusalOf(serviceChain, given({}), one)).toBe('priority_taken')
  expect(refusalOf(serviceChain, given({}, 101), one)).toBe(undefined)
})

test('a classifier means packets that there can be', () => {
  const l4Ports = { first: 443, last: 443 }
  expect(refusalOf(serviceChain, given({ l4Ports }))).toBe('l4_ports_not_applicable')
  expect(refusalOf(serviceChain, given({ protocol: 'tcp', l4Ports }))).toBe(undefined)
  const ends = { sourceCidr: '10.0.0.0/8', destinationCidr: 'fd00::/8' }
  expect(refusalOf(serviceChain, given(ends))).toBe('family_wrong')
})
