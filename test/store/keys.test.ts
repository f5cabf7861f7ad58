import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTenantId, tenantScope } from '../../src/model/tenant-scope.ts'
import type { Chain } from '../../src/store/chain.ts'
import type { ClaimPool } from '../../src/store/claim.ts'
import { claimKey, idempotencyKey, logKey, resourceKey, versionKey } from '../../src/store/keys.ts'
import { vpcId } from '../support/store.ts'

const scope = tenantScope('acme')
const VPC: Chain = { kind: 'vpc', vpcId: vpcId(1) }

test('a tenant id cannot hold the separator of keys', () => {
  for (const text of ['', 'a#b', 'acme#V#vpc_1', 'a b', 'é', '-a', 'x'.repeat(65)]) {
    expect(isTenantId(text)).toBe(false)
    expect(() => tenantScope(text)).toThrow()
  }
  expect(isTenantId('org_AbC-123')).toBe(true)
})

test('no id of another form becomes part of a key', () => {
  const hostile = [
    '',
    'vpc_1#LOG',
    '!VERSION',
    'vpc_',
    'VPC_1',
    'vpc-1',
    'vpc_1\n',
    '../vpc_1',
    '#',
  ]
  for (const text of hostile) {
    expect(() => versionKey(scope, { kind: 'vpc', vpcId: text })).toThrow()
    expect(() => resourceKey(scope, VPC, text)).toThrow()
    expect(() => claimKey(scope, { kind: 'vni', fabricId: text }, '5001')).toThrow()
  }
  for (const value of ['5001#', '0', '05001', '-1', '1e3', '']) {
    expect(() => claimKey(scope, { kind: 'vni', fabricId: 'fab_1' }, value)).toThrow()
  }
})

const hex = '0123456789abcdefghjkmnpqrstvwxyz'
const id = (prefix: string) =>
  fc.stringMatching(new RegExp(`^[${hex}]{1,26}$`)).map((suffix) => `${prefix}_${suffix}`)
const chain = fc.oneof(
  fc.constant<Chain>({ kind: 'platform' }),
  fc.constant<Chain>({ kind: 'tenant' }),
  id('vpc').map((one): Chain => ({ kind: 'vpc', vpcId: one })),
)
const pool: fc.Arbitrary<ClaimPool> = fc.oneof(
  fc.record({
    kind: fc.constant('name' as const),
    chain,
    resourceKind: fc.constantFrom('vpc', 'LOG'),
  }),
  fc.record({
    kind: fc.constant('name' as const),
    chain,
    resourceKind: fc.constantFrom('rule', 'vpc'),
    parentId: id('sg'),
  }),
)
const tenant = fc.constantFrom('acme', 'acme-V', 'T', 'P').map(tenantScope)
const name = fc.oneof(fc.string({ minLength: 1, maxLength: 9 }), fc.constantFrom('R', 'C', '#LOG'))

const made = fc.oneof(
  fc.tuple(fc.constant('version'), tenant, chain).map((all) => [all, versionKey(all[1], all[2])]),
  fc
    .tuple(fc.constant('resource'), tenant, chain, id('sub'))
    .map((all) => [all, resourceKey(all[1], all[2], all[3])]),
  fc
    .tuple(fc.constant('log'), tenant, chain, fc.nat())
    .map((all) => [all, logKey(all[1], all[2], all[3])]),
  fc
    .tuple(fc.constant('claim'), tenant, pool, name)
    .map((all) => [all, claimKey(all[1], all[2], all[3])]),
  fc
    .tuple(fc.constant('idempotency'), tenant, name)
    .map((all) => [all, idempotencyKey(all[1], all[2])]),
)

test('two different things never share a key, whatever tenants, ids and names they have', () => {
  const seen = new Map<string, string>()
  const isShared = (text: string) => text.includes('"platform"')
  fc.assert(
    fc.property(made, ([what, key]) => {
      const [thing, at] = [JSON.stringify(what), JSON.stringify(key)]
      if (isShared(thing)) return
      expect(seen.get(at) ?? thing).toBe(thing)
      seen.set(at, thing)
    }),
    { numRuns: 2_000 },
  )
})

describe('the keys of addresses', () => {
  const pool = { kind: 'address', vpcId: vpcId(1), subnetId: 'sub_1' } as const
  const sk = (value: string) => claimKey(scope, pool, value).sk

  test('sort as numbers', () => {
    const inOrder = [
      '9.255.255.255',
      '10.0.0.9',
      '10.0.0.10',
      '255.0.0.0',
      '::1',
      'fd00::9',
      'fd00::a',
    ]
    expect(inOrder.map(sk).sort()).toEqual(inOrder.map(sk))
  })

  test('are one for every spelling', () => {
    expect(sk('FD00:0::1')).toBe(sk('fd00::1'))
    expect(() => sk('10.0.0')).toThrow()
  })
})
