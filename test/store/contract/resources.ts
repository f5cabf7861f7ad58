import { expect, test } from 'vitest'
import { resourceKey } from '../../../src/store/keys.ts'
import { resource, written } from '../../support/store.ts'
import { type Open, OTHER_VPC, someone, VPC } from './subject.ts'

export function resources(open: Open): void {
  test('one resource is read as it was written last, and not at all where it is not', async () => {
    const { store } = await open()
    const scope = someone()
    const base = await written({ store, scope }, VPC, [resource('sub_1'), resource('vnic_1')])
    const changed = resource('vnic_1', { revision: 2, note: 'é' })
    await written({ store, scope }, base, [changed])
    expect(await store.resource(scope, VPC, 'vnic_1')).toEqual({ ok: true, value: changed })
    for (const [of, chain, id] of [
      [scope, VPC, 'vnic_2'],
      [scope, OTHER_VPC, 'vnic_1'],
      [someone(), VPC, 'vnic_1'],
    ] as const) {
      expect(await store.resource(of, chain, id)).toEqual({ ok: true, value: undefined })
    }
  })

  test('a resource that is not what was written is not given out', async () => {
    const { store, table, cold } = await open()
    const scope = someone()
    await written({ store, scope }, VPC, [resource('sub_1')])
    const key = resourceKey(scope, VPC, 'sub_1')
    const stored = await table.get(key)
    const attributes = stored.ok ? (stored.value?.attributes ?? {}) : {}
    const body = String(attributes['body']).replace('"revision":1', '"revision":2')
    expect(body).not.toBe(attributes['body'])
    await table.transact(
      [
        {
          kind: 'put',
          item: { key, attributes: { ...attributes, body } },
          condition: { kind: 'equals', attributes: { revision: 1 } },
        },
      ],
      `change-${scope.tenantId}`.slice(0, 36),
    )
    expect(await cold().resource(scope, VPC, 'sub_1')).toEqual({
      ok: false,
      error: { kind: 'corrupt', chain: VPC },
    })
    expect(await store.resource(scope, VPC, 'sub_1'), 'who knows better says so').toEqual({
      ok: true,
      value: resource('sub_1'),
    })
  })

  test('a resource without a hash of its own is proved by its chain', async () => {
    const { store, table } = await open()
    const scope = someone()
    await written({ store, scope }, VPC, [resource('sub_1')])
    const key = resourceKey(scope, VPC, 'sub_1')
    const stored = await table.get(key)
    const { hash: _, ...attributes } = stored.ok ? (stored.value?.attributes ?? {}) : {}
    await table.transact(
      [
        {
          kind: 'put',
          item: { key, attributes },
          condition: { kind: 'equals', attributes: { revision: 1 } },
        },
      ],
      `strip-${scope.tenantId}`.slice(0, 36),
    )
    expect(await store.resource(scope, VPC, 'sub_1')).toEqual({
      ok: true,
      value: resource('sub_1'),
    })
  })
}
