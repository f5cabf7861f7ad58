import type { Listener } from '../../model/kind/listener.ts'
import type { TargetGroup } from '../../model/kind/target-group.ts'
import type { Dump } from './dump.ts'

/**
 * Whether a dump tells all that a balancer's decision needs: listeners, their target groups, and the
 * targets with their health, which AWS gives only on separate calls. What is not told is not
 * modelled, rather than closed. Functions are called by the balancer itself; no packet goes on.
 */
export function toldBalancers(
  dump: Dump,
  listeners: readonly Listener[],
  targetGroups: readonly TargetGroup[],
): (balancerId: string) => boolean {
  const asked = new Set(
    dump.all('LoadBalancerTargetHealth').map((one) => one.text('TargetGroupArn')),
  )
  const functions = dump
    .all('TargetGroups')
    .filter((group) => group.maybeText('TargetType') === 'lambda')
    .map((group) => group.text('TargetGroupArn'))
  const machines = targetGroups.map(({ id }) => id).filter((id) => asked.has(id))
  const groups = new Set([...machines, ...functions])
  const isTold = (listener: Listener): boolean =>
    listener.targetGroups.every(({ targetGroupId }) => groups.has(targetGroupId))
  const untold = new Set(
    listeners.filter((one) => !isTold(one)).map(({ loadBalancerId }) => loadBalancerId),
  )
  const hasListeners = dump.has('Listeners') || dump.has('LoadBalancerListeners')
  return (balancerId) => hasListeners && !untold.has(balancerId)
}
