import { familyOf } from '../../net/address.ts'
import { L4_PORT_LAST } from '../../net/l4-port.ts'
import { addressOf } from '../canonical.ts'
import { addressField, enumField, integerField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import { vpcIdField } from '../shared-fields.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  vpcId: vpcIdField,
  targetGroupId: refField('Group that the target is in.', ['targetGroup'], {
    access: 'createOnly',
  }),
  vnicId: refField('Who serves, by vNIC; either this or an address.', ['vnic'], {
    optional: true,
    access: 'createOnly',
  }),
  address: addressField('Who serves, by address.', { optional: true, access: 'createOnly' }),
  l4Port: integerField(
    'Port; absent: that of the group.',
    { min: 1, max: L4_PORT_LAST },
    { optional: true, access: 'createOnly' },
  ),
  zone: stringField('Zone of a target by address; absent: it serves every zone.', {
    optional: true,
    maxLength: 63,
    access: 'createOnly',
    example: 'eu-west-1a',
  }),
  health: enumField(
    'As the health check last said; `unavailable`: nobody checks.',
    ['healthy', 'unhealthy', 'initial', 'draining', 'unused', 'unavailable'],
    { default: 'healthy' },
  ),
}

export type Target = Resource<typeof fields>

export const target = kind({
  name: 'target',
  plural: 'targets',
  idPrefix: 'tgm',
  scope: 'vpc',
  parent: 'targetGroup',
  doc: 'One that serves what a target group is for.',
  fields,
  example: { vnicId: '@vnic', l4Port: 8080 },
  limit: 10_000,

  problems: {
    create: ['target_not_one', 'zone_not_applicable', 'family_wrong', 'target_duplicate'],
  },

  check(snapshot, before, after) {
    if (before !== undefined) return undefined
    return endProblem(after) ?? familyProblem(snapshot, after) ?? rivalProblem(snapshot, after)
  },
})

function endProblem({ vnicId, address, zone }: Target): Problem | undefined {
  if ((vnicId === undefined) === (address === undefined)) {
    const given = vnicId === undefined ? 'neither' : 'both'
    const detail = `A target has exactly one of vnicId and address; this one has ${given}.`
    return refusal('target_not_one', '/vnicId', detail)
  }
  if (vnicId === undefined || zone === undefined) return undefined
  const detail = `${vnicId} is in the zone of its subnet; only a target by address has a \`zone\`.`
  return refusal('zone_not_applicable', '/zone', detail)
}

const FAMILIES = { ipv4: 4, ipv6: 6 } as const

/** A group that is reached in one family alone can do nothing with the other. */
function familyProblem(snapshot: Snapshot, after: Target): Problem | undefined {
  const group = snapshot.targetGroups.find(({ id }) => id === after.targetGroupId)
  if (group?.addressFamily === undefined) return undefined
  const wanted = FAMILIES[group.addressFamily]
  const vnic = snapshot.vnics.find(({ id }) => id === after.vnicId)
  const addresses = after.address === undefined ? (vnic?.addresses ?? []) : [after.address]
  if (addresses.some((address) => familyOf(addressOf(address)) === wanted)) return undefined
  const member = after.address === undefined ? 'vnicId' : 'address'
  const detail = `${group.id} reaches its targets by IPv${wanted}; ${after[member]} has ${addresses.join(', ')}.`
  return refusal('family_wrong', `/${member}`, detail)
}

function rivalProblem(snapshot: Snapshot, after: Target): Problem | undefined {
  const rivals = snapshot.targets.filter(
    ({ id, targetGroupId }) => targetGroupId === after.targetGroupId && id !== after.id,
  )
  const group = snapshot.targetGroups.find(({ id }) => id === after.targetGroupId)
  const servedBy = ({ vnicId, address, l4Port = group?.l4Port }: Target): string =>
    `${vnicId ?? address}:${l4Port}`
  const rival = rivals.find((other) => servedBy(other) === servedBy(after))
  if (rival === undefined) return undefined
  const detail = `${rival.id} of ${after.targetGroupId} is ${servedBy(after)} already.`
  const more = { conflict: { with: rival.id, kind: 'target' } }
  const member = after.vnicId === undefined ? 'address' : 'vnicId'
  return { ...refusal('target_duplicate', `/${member}`, detail), more }
}

const refusal = (code: ProblemCode, pointer: string, detail: string): Problem => ({
  code,
  detail,
  errors: [{ pointer, code, detail }],
})
