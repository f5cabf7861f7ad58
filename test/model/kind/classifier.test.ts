import { expect, test } from 'vitest'
import { classifier } from '../../../src/model/kind/classifier.ts'
import { read } from '../../support/read.ts'
import { refusalOf } from '../../support/resource.ts'

test('a whole one is read as it is, and what it leaves out it does not ask about', () => {
  const whole = { vpcId: 'vpc_a', sourceCidr: '10.0.0.0/8', protocol: 'tcp' }
  expect(read(classifier, whole)).toEqual({ ok: true, value: whole })
  expect(read(classifier, { vpcId: 'vpc_a' })).toEqual({ ok: true, value: { vpcId: 'vpc_a' } })
})

test('every wrong member is named', () => {
  const wrong = { vpcId: 'vpc_a', sourceCidr: '10.0.0.1/8', sourceSecurityGroupId: 'pl_1' }
  expect(read(classifier, wrong)).toEqual({
    ok: false,
    error: ['/sourceCidr prefix_host_bits', '/sourceSecurityGroupId reference_malformed'],
  })
})

test('a classifier means packets that there can be', () => {
  const l4Ports = { first: 443, last: 443 }
  expect(refusalOf(classifier, { l4Ports })).toBe('l4_ports_not_applicable')
  expect(refusalOf(classifier, { l4Ports, protocol: 'tcp' })).toBe(undefined)
  const ends = { sourceCidr: '10.0.0.0/8', destinationCidr: 'fd00::/8' }
  expect(refusalOf(classifier, ends)).toBe('family_wrong')
})
