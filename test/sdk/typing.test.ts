/** What the compiler refuses; the type-check of the tests fails where it does not. */
import { expectTypeOf, test } from 'vitest'
import type { SPECIAL_OPERATIONS } from '../../src/model/operations.ts'
import type { ProblemCode } from '../../src/model/problem.ts'
import type { Api, List, Page, Subnet, Vnic, Vpc, Weft, WeftError } from '../../src/sdk/index.ts'

declare const api: Weft
declare const vnic: Vnic
/** Compiled, never run. */
const types = (_check: () => void): void => {}

test('every special operation has a method', () => {
  expectTypeOf<Exclude<keyof typeof SPECIAL_OPERATIONS, keyof Api>>().toBeNever()
})

test('what is read has every member that is always there', () => {
  expectTypeOf<Vnic['addresses']>().toEqualTypeOf<readonly string[]>()
  expectTypeOf<Vnic['adminState']>().toEqualTypeOf<'up' | 'down'>()
  expectTypeOf<Vnic['mtuBytes']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<Vnic['kind']>().toEqualTypeOf<'vnic'>()
})

test('calls, lists and answers are of their kind', () => {
  types(() => {
    expectTypeOf(api.getVnic(vnic)).resolves.toEqualTypeOf<Vnic>()
    expectTypeOf(api.listSubnets({ vpcId: 'v' })).toEqualTypeOf<List<Subnet>>()
    expectTypeOf<Awaited<ReturnType<Api['listVpcs']>>>().toEqualTypeOf<Page<Vpc>>()
    expectTypeOf<WeftError['code']>().toEqualTypeOf<ProblemCode | 'unreadable_answer'>()
  })
})

test('a member that is missing, unknown, of another type or not the caller’s does not compile', () => {
  types(() => {
    api.createVnic({ vpcId: 'v', subnetId: 's', name: 'web-1', tags: { a: 'b' } })
    // @ts-expect-error a vNIC is in a subnet
    api.createVnic({ vpcId: 'v' })
    // @ts-expect-error and in a VPC
    api.createVnic({ subnetId: 's' })
    // @ts-expect-error there is no such member
    api.createVnic({ vpcId: 'v', subnetId: 's', subnet: 's' })
    // @ts-expect-error a list is a list
    api.createVnic({ vpcId: 'v', subnetId: 's', addresses: '10.0.0.4' })
    // @ts-expect-error `up` or `down`
    api.createVnic({ vpcId: 'v', subnetId: 's', adminState: 'on' })
    // @ts-expect-error the server decides
    api.createVpc({ cidrs: ['10.0.0.0/16'], revision: 1 })
    // @ts-expect-error deep inside, too
    api.createVnic({ vpcId: 'v', subnetId: 's', workload: { id: 'i', nam: 'x' } })
  })
})

test('what cannot change does not compile as a change, and null only where it takes away', () => {
  types(() => {
    api.updateVnic(vnic, { adminState: 'down', mtuBytes: null, tags: { a: null } })
    api.updateVnic(vnic, { workload: { name: null } })
    // @ts-expect-error chosen once
    api.updateVnic(vnic, { subnetId: 's' })
    // @ts-expect-error a VPC without blocks is none
    api.updateVpc({ vpcId: 'v' }, { cidrs: null })
    // @ts-expect-error what is inside of a workload and must be there cannot be taken away
    api.updateVnic(vnic, { workload: { id: null } })
  })
})

test('a list is filtered by what the kind has, one value of a list at a time', () => {
  types(() => {
    api.listVnics({ vpcId: 'v', securityGroupIds: 'sg', adminState: 'up', tag: ['a', 'b:c'] })
    // @ts-expect-error of a VPC
    api.listVnics()
    // @ts-expect-error one group
    api.listVnics({ vpcId: 'v', securityGroupIds: ['sg'] })
    // @ts-expect-error no such filter
    api.listVnics({ vpcId: 'v', colour: 'red' })
  })
})

test('a place is whole', () => {
  types(() => {
    api.getVnic({ vpcId: 'v', vnicId: 'n' })
    api.getVnic({ vpcId: 'v', id: 'n' })
    // @ts-expect-error which one?
    api.getVnic({ vpcId: 'v' })
    // @ts-expect-error in which VPC?
    api.getVnic({ vnicId: 'n' })
    // @ts-expect-error a subnet is no option
    api.deleteVnic(vnic, { subnetId: 's' })
  })
})
