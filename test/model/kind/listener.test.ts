import { expect, test } from 'vitest'
import { listener } from '../../../src/model/kind/listener.ts'
import { loadBalancer } from '../../../src/model/kind/load-balancer.ts'
import { testApi } from '../../support/api.ts'
import { examplesIn } from '../../support/examples.ts'
import { read } from '../../support/read.ts'
import { made, network } from '../../support/resource.ts'

const base = {
  id: 'lst_1',
  vpcId: 'vpc_a',
  loadBalancerId: 'lb_1',
  protocols: ['tcp'],
  l4Port: 443,
  targetGroups: [{ targetGroupId: 'tg_1' }],
}

test('a whole one is read as it is', () => {
  const { id: _id, ...whole } = base
  expect(read(listener, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  const wrong = { ...base, protocols: ['quic'], l4Port: 0, targetGroups: [{ weight: 1 }] }
  const { id: _id, ...given } = wrong
  expect(read(listener, given)).toEqual({
    ok: false,
    error: [
      '/protocols/0 not_one_of',
      '/l4Port out_of_range',
      '/targetGroups/0/targetGroupId missing_field',
    ],
  })
})

const problemOf = (given: object, type = 'network', ...others: object[]) =>
  listener.check?.(
    network({
      loadBalancers: [made(loadBalancer, { id: 'lb_1', vpcId: 'vpc_a', type, nodes: [] })],
      listeners: others.map((one, i) => made(listener, { ...base, id: `lst_other${i}`, ...one })),
    }),
    undefined,
    made(listener, { ...base, ...given }),
  )

test('an application balancer ends TCP connections and knows nothing else', () => {
  expect(problemOf({ protocols: ['tcp'] }, 'application')).toBe(undefined)
  expect(problemOf({ protocols: ['tcp', 'udp'] }, 'application')).toMatchObject({
    code: 'listener_protocol_wrong',
    errors: [{ pointer: '/protocols/1' }],
  })
  expect(problemOf({ protocols: ['tcp', 'udp'] })).toBe(undefined)
  expect(problemOf({ protocols: ['tcp', 'tcp'] })?.code).toBe('listener_protocol_wrong')
})

test('a port is listened at once per protocol; the rival is named', () => {
  expect(problemOf({}, 'network', { protocols: ['tcp', 'udp'] })).toMatchObject({
    code: 'listener_duplicate',
    more: { conflict: { with: 'lst_other0', kind: 'listener' } },
  })
  expect(problemOf({}, 'network', { protocols: ['udp'] })).toBe(undefined)
  expect(problemOf({}, 'network', { l4Port: 80 })).toBe(undefined)
  expect(problemOf({}, 'network', { loadBalancerId: 'lb_2' })).toBe(undefined)
})

test('a target group stands in it once', () => {
  const twice = [{ targetGroupId: 'tg_1' }, { targetGroupId: 'tg_1' }]
  expect(problemOf({ targetGroups: twice })).toMatchObject({
    code: 'target_group_twice',
    errors: [{ pointer: '/targetGroups/1' }],
  })
})

test('a target group stays while a listener leads to it, and listeners go with their balancer', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const made = await examples.make('listener')
  const [group, balancer] = [
    await examples.make('targetGroup'),
    await examples.make('loadBalancer'),
  ]
  const kept = await api.call(group.itemPath, { method: 'DELETE' })
  expect(kept.body).toMatchObject({
    code: 'in_use',
    blocking: [{ kind: 'listener', id: made.id, relation: 'targetGroups.targetGroupId' }],
  })
  expect((await api.call(balancer.itemPath, { method: 'DELETE' })).status).toBe(204)
  expect((await api.call(made.itemPath)).status).toBe(404)
  expect((await api.call(group.itemPath, { method: 'DELETE' })).status).toBe(204)
})
