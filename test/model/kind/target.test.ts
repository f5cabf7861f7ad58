import { expect, test } from 'vitest'
import { target } from '../../../src/model/kind/target.ts'
import { targetGroup } from '../../../src/model/kind/target-group.ts'
import { vnic } from '../../../src/model/kind/vnic.ts'
import { read } from '../../support/read.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const given = (more: object) => ({ id: 'tgm_1', vpcId: 'vpc_a', targetGroupId: 'tg_1', ...more })

const groups = (more: object = {}) => ({
  targetGroups: [made(targetGroup, { id: 'tg_1', vpcId: 'vpc_a', l4Port: 80, ...more })],
  vnics: [made(vnic, { id: 'vnic_1', subnetId: 'sub_a', addresses: ['10.0.1.10'] })],
})

test('a whole one is read as it is', () => {
  const { id: _, ...whole } = given({ address: '10.0.1.9', zone: 'az1', health: 'draining' })
  expect(read(target, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  const { id: _, ...wrong } = given({ address: '10.0.1', l4Port: 0, health: 'well' })
  expect(read(target, wrong)).toEqual({
    ok: false,
    error: ['/address address_malformed', '/l4Port out_of_range', '/health not_one_of'],
  })
})

test.each([
  [{}, 'target_not_one'],
  [{ vnicId: 'vnic_1', address: '10.0.1.10' }, 'target_not_one'],
  [{ vnicId: 'vnic_1', zone: 'az1' }, 'zone_not_applicable'],
  [{ vnicId: 'vnic_1' }, undefined],
  [{ address: '10.0.1.10', zone: 'az1' }, undefined],
])('a target is a vNIC, or an address with or without a zone: %o %s', (more, code) => {
  expect(refusalOf(target, given(more), network(groups()))).toBe(code)
})

test.each([
  ['ipv4', { vnicId: 'vnic_1' }, undefined],
  ['ipv6', { vnicId: 'vnic_1' }, 'family_wrong'],
  ['ipv6', { address: '10.0.1.10' }, 'family_wrong'],
  ['ipv6', { address: 'fd00::10' }, undefined],
])('a group that is reached by %s takes %o: %s', (addressFamily, more, code) => {
  expect(refusalOf(target, given(more), network(groups({ addressFamily })))).toBe(code)
})

test.each([
  [{ vnicId: 'vnic_1' }, 'target_duplicate'],
  [{ vnicId: 'vnic_1', l4Port: 80 }, 'target_duplicate'],
  [{ vnicId: 'vnic_1', l4Port: 81 }, undefined],
  [{ vnicId: 'vnic_1', targetGroupId: 'tg_2' }, undefined],
  [{ address: '10.0.1.9', l4Port: 81 }, 'target_duplicate'],
  [{ address: '10.0.1.9' }, undefined],
])('who serves on a port stands in a group once: %o %s', (more, code) => {
  const there = [
    made(target, { ...given({ vnicId: 'vnic_1' }), id: 'tgm_0' }),
    made(target, { ...given({ address: '10.0.1.9', l4Port: 81 }), id: 'tgm_9' }),
  ]
  expect(refusalOf(target, given(more), network({ ...groups(), targets: there }))).toBe(code)
})
