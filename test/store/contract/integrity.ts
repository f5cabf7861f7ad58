import { expect, test } from 'vitest'
import type { TenantScope } from '../../../src/model/tenant-scope.ts'
import { resourceKey } from '../../../src/store/keys.ts'
import { resource, write, written } from '../../support/store.ts'
import { load, type Open, type Subject, someone, VPC } from './subject.ts'

export function integrity(open: Open): void {
  const damage = async (subject: Subject, scope: TenantScope, body: string) => {
    const key = resourceKey(scope, VPC, 'sub_1')
    const outcome = await subject.table.transact(
      [
        {
          kind: 'put',
          item: { key, attributes: { kind: 'subnet', revision: 1, body } },
          condition: { kind: 'equals', attributes: { revision: 1 } },
        },
      ],
      `damage-${scope.tenantId}`.slice(0, 36),
    )
    expect(outcome).toEqual({ kind: 'done' })
  }

  test('one changed character of a stored resource is found, and not given out', async () => {
    const subject = await open()
    const scope = someone()
    await written({ store: subject.store, scope }, VPC, [resource('sub_1'), resource('vnic_1')])
    await damage(subject, scope, JSON.stringify(resource('sub_1', { note: 'x' })))
    expect(await subject.cold().load(scope, VPC)).toEqual({
      ok: false,
      error: { kind: 'corrupt', chain: VPC },
    })
  })

  test('text that is no JSON is found as damage too', async () => {
    const subject = await open()
    const scope = someone()
    await written({ store: subject.store, scope }, VPC, [resource('sub_1')])
    await damage(subject, scope, '{')
    expect(await subject.cold().load(scope, VPC)).toMatchObject({ error: { kind: 'corrupt' } })
  })

  test('a resource that is missing is found', async () => {
    const subject = await open()
    const scope = someone()
    await written({ store: subject.store, scope }, VPC, [resource('sub_1'), resource('vnic_1')])
    const outcome = await subject.table.transact(
      [
        {
          kind: 'delete',
          key: resourceKey(scope, VPC, 'vnic_1'),
          condition: { kind: 'equals', attributes: { revision: 1 } },
        },
      ],
      `lose-${scope.tenantId}`,
    )
    expect(outcome).toEqual({ kind: 'done' })
    expect(await subject.cold().load(scope, VPC)).toMatchObject({ error: { kind: 'corrupt' } })
  })

  test('loads beside writers are always one version', async () => {
    const { store } = await open()
    const scope = someone()
    let base = await written(
      { store, scope },
      VPC,
      Array.from({ length: 60 }, (_, i) => resource(`vnic_${i}`, { round: 1 })),
    )
    let isWriting = true
    const writer = async () => {
      for (let round = 2; round <= 12; round++) {
        const puts = [...base.resources.values()].map((one) => ({ ...one, revision: round, round }))
        const made = await store.commit(
          scope,
          write({ chains: [{ base, puts, deletes: [] }], requestId: `req-${round}` }),
        )
        base = made.ok ? (made.value[0] ?? base) : base
      }
      isWriting = false
    }
    const watch = async () => {
      while (isWriting) {
        const state = await load(store, scope)
        const rounds = new Set([...state.resources.values()].map(({ round }) => round))
        expect([...rounds]).toEqual([state.version])
        await new Promise((resolve) => setTimeout(resolve, 0))
      }
    }
    await Promise.all([writer(), watch(), watch()])
    expect((await load(store, scope)).version).toBe(12)
  })
}
